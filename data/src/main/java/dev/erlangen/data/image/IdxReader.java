package dev.erlangen.data.image;

import dev.erlangen.core.Check;
import dev.erlangen.data.io.BoundedInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads arrays of unsigned bytes in the idx format of MNIST: two zero bytes, the type 8, the number
 * of axes, their sizes as big-endian 32-bit integers, the bytes. Gzip is recognised.
 */
public final class IdxReader {
  private static final int UNSIGNED_BYTE = 8;
  private static final int MOST_AXES = 4;
  private static final int STEP = 1 << 20;

  private IdxReader() {}

  /**
   * An array.
   *
   * @param shape sizes of its axes
   * @param values row-major; not a copy
   */
  public record Idx(int[] shape, byte[] values) {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is not one array of unsigned bytes
   */
  public static Idx read(Path file) {
    try (DataInputStream in = new DataInputStream(BoundedInput.open(file))) {
      int magic = in.readInt();
      int axes = magic & 0xff;
      Check.that(
          magic >>> 8 == UNSIGNED_BYTE && axes >= 1 && axes <= MOST_AXES,
          "%s: an idx file of unsigned bytes starts with 00 00 08 01 to 00 00 08 04, got %08x",
          file,
          magic);
      int[] shape = new int[axes];
      long size = 1;
      for (int a = 0; a < axes; a++) {
        shape[a] = in.readInt();
        Check.that(shape[a] >= 0, "%s: size %d of an axis is negative", file, shape[a]);
        size *= shape[a];
        Check.that(size <= Integer.MAX_VALUE - 8, "%s: more than 2 GB of values", file);
      }
      byte[] values = values(in, (int) size);
      Check.that(in.read() < 0, "%s: more bytes than its header announces", file);
      return new Idx(shape, values);
    } catch (EOFException e) {
      throw new IllegalArgumentException(file + ": ends before its header says", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Grows with what is there: a damaged header must not cost two gigabytes. */
  private static byte[] values(DataInputStream in, int size) throws IOException {
    byte[] values = new byte[Math.min(size, STEP)];
    int have = 0;
    while (have < size) {
      if (have == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(size, 2L * values.length));
      }
      int got = in.read(values, have, values.length - have);
      if (got < 0) {
        throw new EOFException();
      }
      have += got;
    }
    return values;
  }
}
