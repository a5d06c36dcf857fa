package dev.erlangen.core.io;

import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import dev.erlangen.core.Torch;
import dev.erlangen.core.io.SafeTensorsHeader.Entry;
import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The safetensors format: 8 bytes with the length N of the header (little endian), N bytes of JSON
 * {@code {name: {dtype, shape, data_offsets}}}, then the data, little endian and row-major.
 *
 * <p>A file is checked completely before any data is read: header length, UTF-8, JSON without
 * duplicate keys, dtypes, sizes without overflow, and data that is covered exactly. A file that
 * fails gives an {@link IllegalArgumentException} that names the file and the problem. Data is read
 * straight into the memory of the tensors, so nothing is in memory twice, and tensors do not depend
 * on the file afterwards: a mapped file that another process cuts off would end this one.
 */
public final class SafeTensors {
  /** Longest header that is read, in bytes; the limit of the reference implementation. */
  static final int MAX_HEADER = 100_000_000;

  private static final long CHUNK = 1L << 30;

  private SafeTensors() {}

  /**
   * Reads names, types, shapes and metadata without the data.
   *
   * @throws IllegalArgumentException if the file is not a valid safetensors file
   * @throws IOException if it cannot be read
   */
  public static SafeTensorsHeader header(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return header(file, channel);
    }
  }

  /**
   * Reads names, types, shapes and metadata of a whole file in memory; see {@link #header(Path)}
   * for the errors.
   *
   * @param name what it is called in messages
   */
  public static SafeTensorsHeader header(String name, byte[] file) {
    int length = headerLength(name, file.length, ByteBuffer.wrap(file));
    return new HeaderParser(name, file.length - 8L - length)
        .parse(Arrays.copyOfRange(file, 8, 8 + length), 8L + length);
  }

  /** Reads all tensors, in the order of their data; see {@link #header} for the errors. */
  public static Map<String, Tensor> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      SafeTensorsHeader header = header(file, channel);
      return read(file, channel, header, header.entries().keySet());
    }
  }

  /**
   * Reads some tensors, in the given order.
   *
   * @throws IllegalArgumentException if the file is invalid or lacks one of the names
   */
  public static Map<String, Tensor> read(Path file, Collection<String> names) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return read(file, channel, header(file, channel), names);
    }
  }

  /**
   * Writes tensors atomically, see {@link AtomicFile}. Wide elements come first, so that all data
   * is aligned; otherwise the order is kept.
   *
   * @param metadata free texts
   * @throws IllegalArgumentException if a dtype has no counterpart in the format
   */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    SafeTensorsWriter.write(file, tensors, metadata);
  }

  private static SafeTensorsHeader header(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer start = ByteBuffer.wrap(bytes(channel, 0, (int) Math.min(8, size)));
    int length = headerLength(file.toString(), size, start);
    return new HeaderParser(file.toString(), size - 8 - length)
        .parse(bytes(channel, 8, length), 8L + length);
  }

  private static int headerLength(String file, long size, ByteBuffer start) {
    Check.that(size >= 8, "%s has %d bytes, too few for a safetensors file", file, size);
    long length = start.order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    Check.that(
        length >= 2 && length <= size - 8,
        "%s says that its header has %s bytes, the file has %d; it is cut off or no safetensors file",
        file,
        Long.toUnsignedString(length),
        size);
    Check.that(
        length <= MAX_HEADER,
        "%s has a header of %d bytes, at most %d are read",
        file,
        length,
        MAX_HEADER);
    return (int) length;
  }

  private static byte[] bytes(FileChannel channel, long position, int count) throws IOException {
    byte[] bytes = new byte[count];
    readFully(channel, position, ByteBuffer.wrap(bytes));
    return bytes;
  }

  private static Map<String, Tensor> read(
      Path file, FileChannel channel, SafeTensorsHeader header, Collection<String> names)
      throws IOException {
    Torch.load();
    Map<String, Tensor> out = new LinkedHashMap<>();
    for (String name : names) {
      Entry entry = header.entries().get(name);
      if (entry == null) {
        throw new IllegalArgumentException(
            file
                + " has no tensor "
                + Quoted.of(name)
                + Nearest.hint(name, header.entries().keySet()));
      }
      out.put(name, tensor(file, channel, header.dataStart(), entry));
    }
    return out;
  }

  private static Tensor tensor(Path file, FileChannel channel, long start, Entry entry)
      throws IOException {
    // Any byte may stand for a boolean in the file, but only 0 and 1 may in memory.
    boolean bool = entry.dtype() == Dtype.BOOL;
    ScalarType type = bool ? ScalarType.Byte : entry.dtype().scalarType();
    Tensor t = allocated(file, entry, type);
    fill(channel, start + entry.begin(), t, entry.bytes());
    return bool ? t.ne(Tensors.scalar(0)) : t;
  }

  private static Tensor allocated(Path file, Entry entry, ScalarType type) {
    try {
      return torch.empty(entry.sizes(), new TensorOptions(type), new MemoryFormatOptional());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          file + ": no memory for a tensor of " + entry.bytes() + " bytes", e);
    }
  }

  private static void fill(FileChannel channel, long position, Tensor t, long bytes)
      throws IOException {
    try (PointerScope scope = new PointerScope()) {
      BytePointer data = new BytePointer(t.data_ptr());
      for (long at = 0; at < bytes; at += CHUNK) {
        readFully(channel, position + at, part(data, at, Math.min(CHUNK, bytes - at)));
      }
    }
  }

  /**
   * The memory from {@code at} on as a buffer. A pointer that is moved by more than 2^31 elements
   * gives an empty buffer, so the address itself is moved.
   */
  static ByteBuffer part(BytePointer data, long at, long count) {
    ByteBuffer part = data.getPointer(at).capacity(count).asByteBuffer();
    if (part == null || part.remaining() != count) {
      throw new IllegalStateException("no buffer of " + count + " bytes at " + at);
    }
    return part;
  }

  private static void readFully(FileChannel channel, long position, ByteBuffer buffer)
      throws IOException {
    int begin = buffer.position();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position() - begin) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
  }
}
