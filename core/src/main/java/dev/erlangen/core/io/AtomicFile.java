package dev.erlangen.core.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file so that a reader, or a restart after a crash, sees the old content or the new
 * content and never a part: a temporary file beside the target is written, synced and renamed. A
 * symbolic link stays one. A device or pipe is written to as it is: it has no content to replace.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes the content to an open channel. */
  @FunctionalInterface
  public interface Writer {
    /** Writes all of the content. */
    void write(FileChannel channel) throws IOException;
  }

  /**
   * Replaces {@code target} by what {@code writer} writes; parent folders are created.
   *
   * @throws IOException if that is impossible, with the reason
   */
  public static void write(Path target, Writer writer) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a folder");
    }
    if (isDevice(target)) {
      try (FileChannel channel = FileChannel.open(target, StandardOpenOption.APPEND)) {
        writer.write(channel);
      }
      return;
    }
    replace(Files.exists(target) ? target.toRealPath() : target, writer);
  }

  /**
   * /dev/stdout and /dev/fd/1 may stand for ordinary files, which others are writing to; what lies
   * in a folder of /dev, such as shm, is an ordinary file itself.
   */
  private static boolean isDevice(Path target) {
    Path folder = target.toAbsolutePath().normalize().getParent();
    return Files.exists(target)
        && (!Files.isRegularFile(target)
            || Path.of("/dev").equals(folder)
            || Path.of("/dev/fd").equals(folder));
  }

  private static void replace(Path target, Writer writer) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("cannot write to " + target);
    }
    Files.createDirectories(folder);
    // Not createTempFile, whose files only their owner may read.
    Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
        writer.write(channel);
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    sync(folder);
  }

  /** Makes the rename itself durable; some systems cannot open folders, and need not. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }
}
