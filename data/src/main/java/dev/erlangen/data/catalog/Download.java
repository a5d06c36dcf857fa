package dev.erlangen.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Fetches files over HTTP: resumes where an earlier attempt stopped, never accepts more bytes than
 * announced, checks size and checksum before the file appears under its name.
 */
final class Download {
  private static final int ATTEMPTS = 3;

  private final int patienceMillis;

  /** Gives up an attempt when the server is silent for {@code patience}. */
  Download(Duration patience) {
    this.patienceMillis = Math.toIntExact(patience.toMillis());
  }

  /** Brings {@code file} to {@code target}; another process doing the same is waited for. */
  void fetch(DataFile file, Path target, Progress progress) {
    locked(
        target,
        () -> {
          if (Files.isRegularFile(target) && file.checksum(target).equals(file.checksum())) {
            return;
          }
          attempt(file.url(), file.path(), file.bytes(), target, progress);
          String sum = file.checksum(part(target));
          if (!sum.equals(file.checksum())) {
            Files.deleteIfExists(part(target));
            throw new IllegalArgumentException(
                "%s: must have %s, the download from %s has %s; nothing was kept"
                    .formatted(file.path(), file.checksum(), file.url(), sum));
          }
          publish(target);
        });
  }

  /** Brings a file of at most {@code limit} bytes, of which no checksum is published. */
  void fetchUnknown(String url, String name, long limit, Path target, Progress progress) {
    locked(
        target,
        () -> {
          if (!Files.isRegularFile(target)) {
            attempt(url, name, -limit, target, progress);
            publish(target);
          }
        });
  }

  /** Work on files that may fail. */
  private interface Work {
    void run() throws IOException;
  }

  private static void locked(Path target, Work work) {
    Path lockFile = target.resolveSibling(target.getFileName() + ".lock");
    synchronized (Download.class) {
      try {
        Files.createDirectories(target.toAbsolutePath().resolveSibling("."));
        try (FileChannel channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          if (lock.isValid()) {
            work.run();
          }
        }
      } catch (IOException e) {
        throw new IllegalArgumentException("cannot write " + target + ": " + e.getMessage(), e);
      }
    }
  }

  /** A negative size is a limit. */
  private void attempt(String url, String name, long size, Path target, Progress progress)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(part(target), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int attempt = 1; ; attempt++) {
        try {
          transfer(url, name, size, channel, progress);
          channel.force(true);
          return;
        } catch (IOException e) {
          if (attempt == ATTEMPTS) {
            throw new IllegalArgumentException(
                "%s: download from %s failed after %d attempts (%s); run again to resume"
                    .formatted(name, url, ATTEMPTS, e.getMessage()),
                e);
          }
        }
      }
    }
  }

  private void transfer(String url, String name, long size, FileChannel channel, Progress progress)
      throws IOException {
    long limit = Math.abs(size);
    if (channel.size() > limit || size < 0) {
      channel.truncate(0);
    }
    long have = channel.size();
    if (have == size) {
      return;
    }
    HttpURLConnection connection = connect(url, have);
    try (InputStream body = connection.getInputStream()) {
      String range = connection.getHeaderField("Content-Range");
      boolean resumed =
          connection.getResponseCode() == HttpURLConnection.HTTP_PARTIAL
              && range != null
              && range.startsWith("bytes " + have + "-");
      if (!resumed) {
        channel.truncate(0);
        have = 0;
      }
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK && !resumed) {
        throw new IOException("the server answered " + connection.getResponseCode());
      }
      long announced = connection.getContentLengthLong();
      long end = size >= 0 ? size : announced >= 0 ? announced : -1;
      channel.position(have);
      byte[] buffer = new byte[1 << 16];
      for (int got = body.read(buffer); got >= 0; got = body.read(buffer)) {
        have += got;
        if (have > limit) {
          channel.truncate(0);
          throw new IllegalArgumentException(
              "%s: %s sends more than %d bytes".formatted(name, url, limit));
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, got);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        progress.update(name, have, end);
      }
      if (have < end) {
        throw new IOException("the connection ended after " + have + " of " + end + " bytes");
      }
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection connect(String url, long from) throws IOException {
    if (!(URI.create(url).toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new IllegalArgumentException("only http and https are downloaded, got " + url);
    }
    connection.setConnectTimeout(patienceMillis);
    connection.setReadTimeout(patienceMillis);
    connection.setRequestProperty("Accept-Encoding", "identity");
    connection.setRequestProperty("User-Agent", "Erlangen");
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
    }
    int status = connection.getResponseCode();
    if (status / 100 != 2) {
      connection.disconnect();
      throw new IOException("the server answered " + status);
    }
    return connection;
  }

  private static Path part(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  private static void publish(Path target) throws IOException {
    Files.move(
        part(target), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
