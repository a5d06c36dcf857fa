package dev.erlangen.graph;

import dev.erlangen.data.cache.CacheKey;
import dev.erlangen.data.cache.CacheReader;
import dev.erlangen.data.cache.CacheWriter;
import dev.erlangen.data.cache.CachedParts;
import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Preprocessing of many graphs in cached parts of a thousand, which several processes may share out
 * among themselves: see {@link CachedParts}.
 */
public final class GraphParts {
  private static final int SIZE = 1000;

  private GraphParts() {}

  /**
   * Returns {@code f} of every part, in order.
   *
   * @param transform text that names {@code f} with all its settings
   * @param f must treat every graph without regard to the others
   */
  public static <T> List<T> of(
      List<Graph> graphs,
      String transform,
      DiskCache cache,
      Function<CacheReader, T> reader,
      BiConsumer<CacheWriter, T> writer,
      Function<List<Graph>, T> f) {
    List<List<Graph>> parts = new ArrayList<>();
    for (int from = 0; from < graphs.size(); from += SIZE) {
      parts.add(graphs.subList(from, Math.min(graphs.size(), from + SIZE)));
    }
    List<CacheKey> keys =
        parts.stream().map(part -> new CacheKey(GraphDigest.of(part), transform)).toList();
    return new CachedParts(cache).get(keys, reader, writer, i -> f.apply(parts.get(i)));
  }
}
