package dev.erlangen.data.cache;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the arrays of a cache entry in the order in which they were written.
 *
 * <p>Types and lengths are checked against what is there before anything is allocated; a mismatch
 * is an {@link IllegalArgumentException}, upon which the cache computes the value anew.
 */
public final class CacheReader {
  private final ByteBuffer in;

  CacheReader(ByteBuffer in) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads an array of integers. */
  public int[] ints() {
    int[] values = new int[length(CacheWriter.INTS, Integer.BYTES)];
    in.asIntBuffer().get(values);
    in.position(in.position() + values.length * Integer.BYTES);
    return values;
  }

  /** Reads an array of float32. */
  public float[] floats() {
    float[] values = new float[length(CacheWriter.FLOATS, Float.BYTES)];
    in.asFloatBuffer().get(values);
    in.position(in.position() + values.length * Float.BYTES);
    return values;
  }

  /** Reads an array of float64. */
  public double[] doubles() {
    double[] values = new double[length(CacheWriter.DOUBLES, Double.BYTES)];
    in.asDoubleBuffer().get(values);
    in.position(in.position() + values.length * Double.BYTES);
    return values;
  }

  /** Reads a text. */
  public String text() {
    byte[] bytes = new byte[length(CacheWriter.TEXT, 1)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Whether everything has been read. */
  public boolean atEnd() {
    return !in.hasRemaining();
  }

  private int length(byte type, int size) {
    if (in.remaining() < 1 + Integer.BYTES) {
      throw new IllegalArgumentException("the entry ends where an array should follow");
    }
    byte found = in.get();
    int length = in.getInt();
    if (found != type || length < 0 || (long) length * size > in.remaining()) {
      throw new IllegalArgumentException(
          "wanted an array of type %d, got type %d with %d values in %d bytes"
              .formatted(type, found, length, in.remaining()));
    }
    return length;
  }
}
