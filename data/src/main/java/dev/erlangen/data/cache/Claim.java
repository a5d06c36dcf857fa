package dev.erlangen.data.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The word of a process that it computes an entry; the system takes it back when the process ends,
 * however it ends.
 *
 * <p>It saves work and guards nothing: where locks do not work, everybody is granted everything.
 */
final class Claim implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Claim.class);

  private final Path file;
  private final @Nullable FileChannel channel;
  private final boolean granted;

  private Claim(Path file, @Nullable FileChannel channel, boolean granted) {
    this.file = file;
    this.channel = channel;
    this.granted = granted;
  }

  /** Asks for the entry {@code key} in {@code folder}. */
  static Claim on(Path folder, CacheKey key) {
    Path file = folder.resolve(key.hash() + ".claim");
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return new Claim(file, channel, true);
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
      close(channel);
      return new Claim(file, null, false);
    } catch (IOException e) {
      LOG.debug("no claim on {}", file, e);
      close(channel);
      return new Claim(file, null, true);
    }
    close(channel);
    return new Claim(file, null, false);
  }

  /** Whether it is ours. */
  boolean granted() {
    return granted;
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        // Who opened the file before this and locks it after computes a part twice, no more.
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOG.debug("cannot remove {}", file, e);
      }
      close(channel);
    }
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.debug("cannot close a claim", e);
      }
    }
  }
}
