package dev.erlangen.data.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads the file format of NumPy arrays, versions 1 to 3. */
final class NpyReader {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private NpyReader() {}

  static NpyArray read(String name, InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    try {
      byte[] magic = in.readNBytes(MAGIC.length);
      if (!Arrays.equals(magic, MAGIC)) {
        throw NpyHeader.bad(name, "is not a NumPy array: the first six bytes differ");
      }
      int version = in.readUnsignedByte();
      in.readUnsignedByte();
      if (version < 1 || version > 3) {
        throw NpyHeader.bad(name, "the format version must be 1, 2 or 3, got " + version);
      }
      long length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
      if (version > 1) {
        length |= (long) Short.toUnsignedInt(Short.reverseBytes(in.readShort())) << 16;
      }
      if (length > 1 << 16) {
        throw NpyHeader.bad(name, "the header must have at most 65536 bytes, got " + length);
      }
      byte[] text = new byte[(int) length];
      in.readFully(text);
      NpyHeader header = NpyHeader.parse(name, text);
      return new NpyArray(name, header, payload(name, header, in));
    } catch (EOFException e) {
      throw new IllegalArgumentException(name + ": ends within the header", e);
    }
  }

  private static ByteBuffer payload(String name, NpyHeader header, InputStream in)
      throws IOException {
    int bytes = header.count() * header.itemSize();
    byte[] values = in.readNBytes(bytes);
    if (values.length < bytes || in.read() >= 0) {
      throw NpyHeader.bad(
          name,
          "the shape asks for "
              + bytes
              + " bytes, the file has "
              + (values.length < bytes ? values.length : "more"));
    }
    if (header.fortranOrder()) {
      values = rowMajor(values, header.shape(), header.itemSize());
    }
    ByteOrder order = header.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return ByteBuffer.wrap(values).order(order);
  }

  private static byte[] rowMajor(byte[] values, int[] shape, int item) {
    byte[] result = new byte[values.length];
    int count = item == 0 ? 0 : values.length / item;
    int[] index = new int[shape.length];
    for (int to = 0; to < count; to++) {
      int from = 0;
      for (int d = shape.length - 1; d >= 0; d--) {
        from = from * shape[d] + index[d];
      }
      System.arraycopy(values, from * item, result, to * item, item);
      for (int d = shape.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
        index[d] = 0;
      }
    }
    return result;
  }
}
