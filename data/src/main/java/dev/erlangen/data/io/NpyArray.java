package dev.erlangen.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A NumPy array in memory, always in row-major order whatever the order of the file.
 *
 * <p>Element types: booleans, integers of 8 to 64 bits (not unsigned 64), floats of 16 to 64 bits,
 * fixed-width strings. Accessors convert where nothing is lost and fail otherwise.
 */
public final class NpyArray {
  private final String name;
  private final NpyHeader header;
  private final ByteBuffer data;

  NpyArray(String name, NpyHeader header, ByteBuffer data) {
    this.name = name;
    this.header = header;
    this.data = data;
  }

  /** Reads a {@code .npy} file. */
  public static NpyArray read(Path file) {
    try (InputStream in = BoundedInput.open(file)) {
      return NpyReader.read(file.toString(), in);
    } catch (IOException e) {
      throw BoundedInput.unreadable(file.toString(), e);
    }
  }

  /** Reads one array, which must end where the stream ends; {@code name} is used in messages. */
  public static NpyArray read(String name, InputStream stream) throws IOException {
    return NpyReader.read(name, stream);
  }

  /** Extents. */
  public int[] shape() {
    return header.shape().clone();
  }

  /** Element type without byte order, for example {@code f4}. */
  public String type() {
    return header.type();
  }

  /** Number of elements. */
  public int size() {
    return header.count();
  }

  /** Fails unless the array has {@code extents}; -1 allows any. */
  public NpyArray expect(int... extents) {
    boolean same = extents.length == header.shape().length;
    for (int d = 0; same && d < extents.length; d++) {
      same = extents[d] < 0 || extents[d] == header.shape()[d];
    }
    if (!same) {
      throw NpyHeader.bad(
          name,
          "must have the shape "
              + Arrays.toString(extents).replace("-1", "any")
              + ", got "
              + Arrays.toString(header.shape()));
    }
    return this;
  }

  /** The elements of an integer or boolean array that fits 32 bits, row after row. */
  public int[] ints() {
    int[] values = new int[size()];
    for (int i = 0; i < values.length; i++) {
      long value = integer(i);
      if (value != (int) value) {
        throw NpyHeader.bad(name, "element " + i + " must fit 32 bits, got " + value);
      }
      values[i] = (int) value;
    }
    return values;
  }

  /** The elements of a boolean array or one of zeros and ones, row after row. */
  public boolean[] booleans() {
    boolean[] values = new boolean[size()];
    for (int i = 0; i < values.length; i++) {
      long value = integer(i);
      if (value < 0 || value > 1) {
        throw NpyHeader.bad(name, "element " + i + " must be 0 or 1, got " + value);
      }
      values[i] = value == 1;
    }
    return values;
  }

  /** The elements of a numeric array as float32, row after row. */
  public float[] floats() {
    float[] values = new float[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) number(i);
    }
    return values;
  }

  /** The elements of a numeric array as float64, row after row. */
  public double[] doubles() {
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(i);
    }
    return values;
  }

  /** The elements of an array of strings, without their padding. */
  public String[] strings() {
    char kind = header.type().charAt(0);
    if (kind != 'S' && kind != 'U') {
      throw wrongType("strings");
    }
    Charset wide = header.bigEndian() ? Charset.forName("UTF-32BE") : Charset.forName("UTF-32LE");
    Charset charset = kind == 'S' ? StandardCharsets.ISO_8859_1 : wide;
    String[] values = new String[size()];
    byte[] item = new byte[header.itemSize()];
    for (int i = 0; i < values.length; i++) {
      data.get(i * item.length, item);
      String padded = new String(item, charset);
      int end = padded.length();
      while (end > 0 && padded.charAt(end - 1) == 0) {
        end--;
      }
      values[i] = padded.substring(0, end);
    }
    return values;
  }

  private double number(int i) {
    return switch (header.type()) {
      case "f4" -> data.getFloat(4 * i);
      case "f8" -> data.getDouble(8 * i);
      case "f2" -> half(data.getShort(2 * i));
      default -> integer(i);
    };
  }

  private long integer(int i) {
    return switch (header.type()) {
      case "b1", "u1" -> Byte.toUnsignedInt(data.get(i));
      case "i1" -> data.get(i);
      case "i2" -> data.getShort(2 * i);
      case "u2" -> Short.toUnsignedInt(data.getShort(2 * i));
      case "i4" -> data.getInt(4 * i);
      case "u4" -> Integer.toUnsignedLong(data.getInt(4 * i));
      case "i8" -> data.getLong(8 * i);
      default -> throw wrongType("integers");
    };
  }

  private static double half(short bits) {
    int exponent = bits >> 10 & 31;
    int mantissa = bits & 1023;
    double magnitude =
        exponent == 0
            ? mantissa * 0x1p-24
            : exponent == 31
                ? (mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                : Math.scalb(1024.0 + mantissa, exponent - 25);
    return bits < 0 ? -magnitude : magnitude;
  }

  private IllegalArgumentException wrongType(String wanted) {
    return NpyHeader.bad(name, "must hold " + wanted + ", got elements of type " + header.type());
  }
}
