package dev.erlangen.core.io;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensorsHeader.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that the tensors of a header and the data of its file fit each other exactly. */
record DataLayout(String file, long dataLength) {

  Entry checked(String name, Dtype dtype, List<Long> shape, List<Long> offsets) {
    Check.that(
        offsets.size() == 2 && offsets.get(0) <= offsets.get(1) && offsets.get(1) <= dataLength,
        "%s: tensor %s has data_offsets %s, the file holds %d bytes of data",
        file,
        Quoted.of(name),
        offsets,
        dataLength);
    Entry entry = new Entry(dtype, shape, offsets.get(0), offsets.get(1));
    long needed = bytes(name, dtype, shape);
    Check.that(
        entry.bytes() == needed,
        "%s: tensor %s of %s %s needs %d bytes, its offsets span %d",
        file,
        Quoted.of(name),
        dtype,
        shape,
        needed,
        entry.bytes());
    return entry;
  }

  /**
   * Bytes of such a tensor. Overflow counts as too large, even where another size is 0: strides are
   * computed from the sizes that are not.
   */
  private long bytes(String name, Dtype dtype, List<Long> shape) {
    try {
      long product = dtype.bytes();
      for (long size : shape) {
        product = Math.multiplyExact(product, Math.max(1, size));
      }
      return shape.contains(0L) ? 0 : product;
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          file
              + ": tensor "
              + Quoted.of(name)
              + " of shape "
              + shape
              + " is too large for any file",
          e);
    }
  }

  /** The data must be covered exactly: neither overlaps nor holes, where something could hide. */
  Map<String, Entry> inDataOrder(Map<String, Entry> entries) {
    List<Map.Entry<String, Entry>> sorted = new ArrayList<>(entries.entrySet());
    sorted.sort(
        Comparator.<Map.Entry<String, Entry>>comparingLong(e -> e.getValue().begin())
            .thenComparingLong(e -> e.getValue().end()));
    Map<String, Entry> out = new LinkedHashMap<>();
    long at = 0;
    for (var e : sorted) {
      Check.that(
          e.getValue().begin() == at,
          "%s: tensor %s begins at byte %d of the data, the one before ends at %d",
          file,
          Quoted.of(e.getKey()),
          e.getValue().begin(),
          at);
      at = e.getValue().end();
      out.put(e.getKey(), e.getValue());
    }
    Check.that(
        at == dataLength, "%s: the tensors end at byte %d of %d of data", file, at, dataLength);
    return out;
  }
}
