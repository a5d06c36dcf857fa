package dev.erlangen.graph.encoding;

import dev.erlangen.core.Check;
import dev.erlangen.data.cache.CacheReader;
import dev.erlangen.data.cache.CacheWriter;
import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphParts;
import java.util.ArrayList;
import java.util.List;

/**
 * Node encodings of a data set, computed in parallel once and kept under the hash of its content.
 */
public final class CachedEncodings {
  /** To be raised when what is stored, or how it is computed, changes. */
  private static final int VERSION = 1;

  private CachedEncodings() {}

  /**
   * Returns the encoding of every graph, from the cache if it is there.
   *
   * @param encoding a record: its text is the key
   */
  public static EncodedNodes of(List<Graph> graphs, NodeEncoding encoding, DiskCache cache) {
    Check.that(encoding instanceof Record, "only encodings that are records can be cached");
    List<double[]> rows = new ArrayList<>();
    for (EncodedNodes part :
        GraphParts.of(
            graphs,
            "encoding " + VERSION + " " + encoding,
            cache,
            CachedEncodings::read,
            CachedEncodings::write,
            encoding::of)) {
      rows.addAll(part.perGraph());
    }
    return new EncodedNodes(encoding.columns(), rows);
  }

  private static void write(CacheWriter out, EncodedNodes encoded) {
    out.ints(encoded.columns(), encoded.perGraph().size());
    encoded.perGraph().forEach(out::doubles);
  }

  private static EncodedNodes read(CacheReader in) {
    int[] sizes = in.ints();
    List<double[]> rows = new ArrayList<>();
    for (int g = 0; g < sizes[1]; g++) {
      rows.add(in.doubles());
    }
    return new EncodedNodes(sizes[0], rows);
  }
}
