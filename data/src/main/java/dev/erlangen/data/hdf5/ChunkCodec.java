package dev.erlangen.data.hdf5;

import dev.erlangen.core.Check;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfFilterException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes the filters of chunks, never making more bytes than a chunk has: a file may claim
 * anything.
 */
final class ChunkCodec {
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final String HINT =
      "; 'ptrepack --complib=zlib --complevel=5 OLD NEW' of PyTables rewrites a file";

  private final String name;
  private final int bytes;
  private final int width;
  private final Deque<Integer> lastFirst = new ArrayDeque<>();

  /** For chunks of {@code bytes} bytes, elements of {@code width}. */
  ChunkCodec(String name, ChunkedDataset dataset, int bytes, int width) {
    this.name = name;
    this.bytes = bytes;
    this.width = width;
    try {
      dataset.getFilters().forEach(filter -> add(filter.getId(), filter.getName()));
    } catch (HdfFilterException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage() + HINT, e);
    }
  }

  private void add(int filter, String called) {
    Check.that(
        filter == DEFLATE || filter == SHUFFLE,
        "%s: chunks must be plain, shuffled or compressed by zlib, got filter %s%s",
        name,
        called,
        HINT);
    lastFirst.addFirst(filter);
  }

  /** The content of a chunk. */
  ByteBuffer decode(ByteBuffer raw) {
    byte[] content = new byte[raw.remaining()];
    raw.get(content);
    for (int filter : lastFirst) {
      content = filter == DEFLATE ? inflated(content) : ordered(content);
    }
    Check.that(
        content.length == bytes,
        "%s: a chunk must have %d bytes, got %d",
        name,
        bytes,
        content.length);
    return ByteBuffer.wrap(content);
  }

  private byte[] inflated(byte[] packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] out = new byte[bytes];
      int got = 0;
      int more = 1;
      while (more > 0 && got < bytes) {
        more = inflater.inflate(out, got, bytes - got);
        got += more;
      }
      Check.that(got == bytes, "%s: a chunk must have %d bytes, got %d", name, bytes, got);
      return out;
    } catch (DataFormatException e) {
      throw new IllegalArgumentException(name + ": a chunk is damaged: " + e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }

  /** Undoes the shuffle, which puts the first bytes of all elements first, then the second. */
  private byte[] ordered(byte[] shuffled) {
    byte[] out = new byte[shuffled.length];
    int count = shuffled.length / width;
    for (int b = 0; b < width; b++) {
      for (int e = 0; e < count; e++) {
        out[e * width + b] = shuffled[b * count + e];
      }
    }
    System.arraycopy(shuffled, count * width, out, count * width, shuffled.length - count * width);
    return out;
  }
}
