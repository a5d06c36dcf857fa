package dev.erlangen.data.io;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** An input stream that refuses to deliver more than a given number of bytes. */
public final class BoundedInput extends FilterInputStream {
  /** Most bytes that a file may have after decompression, unless a reader says otherwise. */
  public static final long LIMIT = 2L << 30;

  private final String name;
  private final long limit;
  private long delivered;

  /** Wraps {@code in}; {@code name} is used in messages. */
  public BoundedInput(String name, InputStream in, long limit) {
    super(in);
    this.name = name;
    this.limit = limit;
  }

  /** Opens a file, decompressing gzip, which is recognised by its first two bytes. */
  public static InputStream open(Path file) {
    return open(file, LIMIT);
  }

  /** As {@link #open(Path)} with another bound. */
  static InputStream open(Path file, long limit) {
    try {
      return decompress(file.toString(), Files.newInputStream(file), limit);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  static InputStream decompress(String name, InputStream raw) throws IOException {
    return decompress(name, raw, LIMIT);
  }

  private static InputStream decompress(String name, InputStream raw, long limit)
      throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return new BoundedInput(name, gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered, limit);
  }

  /** The error for a file that cannot be read to its end. */
  static IllegalArgumentException unreadable(String name, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new IllegalArgumentException(name + ": cannot be read: " + reason, e);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] target, int at, int length) throws IOException {
    int got = super.read(target, at, length);
    count(Math.max(0, got));
    return got;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int bytes) {
    delivered += bytes;
    if (delivered > limit) {
      throw new IllegalArgumentException(
          name + ": must have at most " + limit + " bytes after decompression, got more");
    }
  }
}
