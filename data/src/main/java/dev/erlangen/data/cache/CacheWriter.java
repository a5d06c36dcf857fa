package dev.erlangen.data.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Writes arrays to a cache entry, each with its type and length, little-endian.
 *
 * <p>A {@link CacheReader} must ask for the same types in the same order.
 */
public final class CacheWriter {
  static final byte INTS = 1;
  static final byte FLOATS = 2;
  static final byte DOUBLES = 3;
  static final byte TEXT = 4;

  private final FileChannel channel;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 18).order(ByteOrder.LITTLE_ENDIAN);

  CacheWriter(FileChannel channel) {
    this.channel = channel;
  }

  /** Writes an array of integers. */
  public CacheWriter ints(int... values) {
    begin(INTS, values.length);
    for (int at = 0; at < values.length; ) {
      int count = Math.min(values.length - at, room(Integer.BYTES));
      buffer.asIntBuffer().put(values, at, count);
      buffer.position(buffer.position() + count * Integer.BYTES);
      at += count;
    }
    return this;
  }

  /** Writes an array of float32. */
  public CacheWriter floats(float... values) {
    begin(FLOATS, values.length);
    for (int at = 0; at < values.length; ) {
      int count = Math.min(values.length - at, room(Float.BYTES));
      buffer.asFloatBuffer().put(values, at, count);
      buffer.position(buffer.position() + count * Float.BYTES);
      at += count;
    }
    return this;
  }

  /** Writes an array of float64. */
  public CacheWriter doubles(double... values) {
    begin(DOUBLES, values.length);
    for (int at = 0; at < values.length; ) {
      int count = Math.min(values.length - at, room(Double.BYTES));
      buffer.asDoubleBuffer().put(values, at, count);
      buffer.position(buffer.position() + count * Double.BYTES);
      at += count;
    }
    return this;
  }

  /** Writes a text. */
  public CacheWriter text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    begin(TEXT, bytes.length);
    for (int at = 0; at < bytes.length; ) {
      int count = Math.min(bytes.length - at, room(1));
      buffer.put(bytes, at, count);
      at += count;
    }
    return this;
  }

  /** Writes the checksum of everything so far and empties the buffer. */
  void finish() {
    flush();
    long sum = crc.getValue();
    buffer.putLong(sum);
    flush();
  }

  private void begin(byte type, int length) {
    room(1 + Integer.BYTES);
    buffer.put(type).putInt(length);
  }

  /** Number of items of {@code size} bytes that fit, at least one. */
  private int room(int size) {
    if (buffer.remaining() < size) {
      flush();
    }
    return buffer.remaining() / size;
  }

  private void flush() {
    buffer.flip();
    crc.update(buffer.duplicate());
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buffer.clear();
  }
}
