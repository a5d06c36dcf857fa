package dev.erlangen.topology.lifting;

import dev.erlangen.core.Check;
import dev.erlangen.data.cache.CacheKey;
import dev.erlangen.data.cache.CacheReader;
import dev.erlangen.data.cache.CacheWriter;
import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Liftings of a data set, computed in parallel once and kept under the hash of its content. */
public final class CachedLiftings {
  /** To be raised when what is stored, or how it is computed, changes. */
  private static final int VERSION = 1;

  private CachedLiftings() {}

  /**
   * Returns the lifting of every graph, from the cache if it is there.
   *
   * @param lifting a record: its text is the key
   */
  public static List<LiftedGraph> of(List<Graph> graphs, Lifting lifting, DiskCache cache) {
    Check.that(lifting instanceof Record, "only liftings that are records can be cached");
    return cache.get(
        new CacheKey(GraphDigest.of(graphs), "lifting " + VERSION + " " + lifting),
        in -> read(in, graphs),
        CachedLiftings::write,
        () -> lifting.of(graphs));
  }

  private static void write(CacheWriter out, List<LiftedGraph> lifted) {
    out.ints(lifted.size());
    for (LiftedGraph one : lifted) {
      out.ints(one.cells().size());
      for (List<int[]> rank : one.cells()) {
        out.ints(rank.stream().mapToInt(c -> c.length).toArray());
        out.ints(rank.stream().flatMapToInt(Arrays::stream).toArray());
      }
    }
  }

  private static List<LiftedGraph> read(CacheReader in, List<Graph> graphs) {
    int count = in.ints()[0];
    Check.that(count == graphs.size(), "holds %d liftings of %d graphs", count, graphs.size());
    List<LiftedGraph> out = new ArrayList<>(count);
    for (Graph graph : graphs) {
      int ranks = in.ints()[0];
      List<List<int[]>> cells = new ArrayList<>();
      for (int r = 0; r < ranks; r++) {
        int[] sizes = in.ints();
        int[] nodes = in.ints();
        List<int[]> rank = new ArrayList<>(sizes.length);
        int at = 0;
        for (int size : sizes) {
          Check.that(size > 0 && at + size <= nodes.length, "a cell of rank %d is cut off", r + 2);
          rank.add(Arrays.copyOfRange(nodes, at, at + size));
          at += size;
        }
        cells.add(rank);
      }
      out.add(new LiftedGraph(graph, cells));
    }
    return out;
  }
}
