package dev.erlangen.core.io;

import java.util.List;
import java.util.Map;

/**
 * What a safetensors file holds, without its data.
 *
 * @param entries tensors by name, in the order of their data
 * @param metadata free texts of the file, {@code __metadata__}
 * @param dataStart where the data begins in the file, in bytes
 */
public record SafeTensorsHeader(
    Map<String, Entry> entries, Map<String, String> metadata, long dataStart) {

  /**
   * One tensor of a file.
   *
   * @param dtype element type
   * @param shape sizes, empty for a scalar
   * @param begin first byte, relative to {@link #dataStart}
   * @param end byte after the last
   */
  public record Entry(Dtype dtype, List<Long> shape, long begin, long end) {
    /** Bytes of the data. */
    public long bytes() {
      return end - begin;
    }

    long[] sizes() {
      return shape.stream().mapToLong(Long::longValue).toArray();
    }
  }
}
