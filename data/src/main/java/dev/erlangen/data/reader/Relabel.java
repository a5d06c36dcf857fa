package dev.erlangen.data.reader;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Renumbers labels as published to 0, 1, 2 ... in ascending order, over a whole data set. */
public final class Relabel {
  private Relabel() {}

  /** Renumbers the only target of every graph; the classes are as many as values occur. */
  public static List<Graph> targets(List<Graph> graphs) {
    TreeSet<Double> values = new TreeSet<>();
    graphs.forEach(graph -> values.add(graph.targets()[0]));
    List<Double> order = List.copyOf(values);
    return graphs.stream()
        .map(graph -> graph.withTargets(order.indexOf(graph.targets()[0])))
        .toList();
  }

  /** Number of classes after {@link #targets}. */
  public static int classes(List<Graph> graphs) {
    return 1 + (int) graphs.stream().mapToDouble(graph -> graph.targets()[0]).max().orElse(0);
  }

  /** Renumbers the values of a single column of node types. */
  public static List<Graph> nodeTypes(List<Graph> graphs) {
    Map<Integer, Integer> number = new TreeMap<>();
    for (Graph graph : graphs) {
      for (int type : graph.nodeTypes().toArray()) {
        number.put(type, 0);
      }
    }
    int next = 0;
    for (Map.Entry<Integer, Integer> entry : number.entrySet()) {
      entry.setValue(next++);
    }
    return graphs.stream()
        .map(
            graph -> {
              int[] types = graph.nodeTypes().toArray();
              Arrays.setAll(types, i -> number.getOrDefault(types[i], 0));
              return graph.withNodeTypes(IntTable.wrap(graph.nodes(), 1, types));
            })
        .toList();
  }

  /** Largest type plus one for every column of {@code nodeTypes} or {@code arcTypes}. */
  public static List<Integer> vocabulary(List<IntTable> tables) {
    int columns = tables.isEmpty() ? 0 : tables.get(0).columns();
    Integer[] sizes = new Integer[columns];
    Arrays.fill(sizes, 1);
    for (IntTable table : tables) {
      for (int column = 0; table.rows() > 0 && column < columns; column++) {
        sizes[column] = Math.max(sizes[column], table.range(column)[1] + 1);
      }
    }
    return List.of(sizes);
  }
}
