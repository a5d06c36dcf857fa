package dev.erlangen.data.reader;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.RealTable;
import dev.erlangen.data.io.IntList;
import dev.erlangen.data.io.TextInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the official multi-file format of the TU collection from a folder: {@code DS_A.txt} (arcs
 * between nodes numbered from 1 across all graphs), {@code DS_graph_indicator.txt}, {@code
 * DS_graph_labels.txt} or {@code DS_graph_attributes.txt}, and, if present, {@code
 * DS_node_labels.txt}, {@code DS_edge_labels.txt} and the attributes of both.
 *
 * <p>Gives node types and arc types as written minus their smallest value, column by column,
 * attributes as real features, and as targets the graph attributes or else the label. Arcs that the
 * file repeats are taken once, loops are dropped.
 */
public final class TuReader {
  private TuReader() {}

  /** Reads the data set called {@code name}, for example {@code MUTAG}, from {@code folder}. */
  public static List<Graph> read(Path folder, String name) {
    Path prefix = folder.resolve(name);
    int[] graphOf = column(prefix, "_graph_indicator.txt", 1, Integer.MAX_VALUE - 1);
    boolean attributes = Files.exists(file(prefix, "_graph_attributes.txt"));
    Columns targets =
        Columns.read(file(prefix, attributes ? "_graph_attributes.txt" : "_graph_labels.txt"));
    int[] first = firstNodes(prefix, graphOf, targets.rows());
    IntTable tags = types(prefix, "_node_labels.txt", graphOf.length);
    RealTable features = features(prefix, "_node_attributes.txt", graphOf.length);
    Arcs arcs = Arcs.read(prefix, graphOf);
    IntTable bonds = types(prefix, "_edge_labels.txt", arcs.lines());
    RealTable weights = features(prefix, "_edge_attributes.txt", arcs.lines());
    List<Graph> graphs = new ArrayList<>(targets.rows());
    List<IntList> byGraph = arcs.byGraph(graphOf, targets.rows());
    for (int g = 0; g < targets.rows(); g++) {
      int[] lines = byGraph.get(g).toArray();
      int[] sources = new int[lines.length];
      int[] destinations = new int[lines.length];
      for (int e = 0; e < lines.length; e++) {
        sources[e] = arcs.source(lines[e]) - first[g];
        destinations[e] = arcs.destination(lines[e]) - first[g];
      }
      int nodes = first[g + 1] - first[g];
      int[] rows = new int[nodes];
      for (int v = 0; v < nodes; v++) {
        rows[v] = first[g] + v;
      }
      graphs.add(
          Graph.directed(nodes, sources, destinations, bonds.gather(lines), weights.gather(lines))
              .withNodeTypes(tags.gather(rows))
              .withNodeFeatures(features.gather(rows))
              .withTargets(targets.row(g)));
    }
    return graphs;
  }

  /** First node of every graph; nodes must come graph by graph, no graph without any. */
  private static int[] firstNodes(Path prefix, int[] graphOf, int graphs) {
    Check.that(graphs > 0, "%s: there must be at least one graph", prefix);
    int[] first = new int[graphs + 1];
    int current = 0;
    for (int v = 0; v < graphOf.length; v++) {
      if (graphOf[v] != current) {
        Check.that(
            graphOf[v] == current + 1 && graphOf[v] <= graphs,
            "%s_graph_indicator.txt:%d: nodes must come graph by graph, 1 to %d, got graph %d after"
                + " %d",
            prefix,
            v + 1,
            graphs,
            graphOf[v],
            current);
        first[current] = v;
        current++;
      }
    }
    Check.that(
        current == graphs,
        "%s: %d graphs have a target but %d have nodes",
        prefix,
        graphs,
        current);
    first[graphs] = graphOf.length;
    return first;
  }

  private static int[] column(Path prefix, String suffix, int low, int high) {
    IntList values = new IntList();
    try (TextInput in = TextInput.open(file(prefix, suffix))) {
      while (in.nextNotBlank()) {
        values.add(in.integer("value", low, high));
        in.endOfLine();
      }
    }
    return values.toArray();
  }

  private static IntTable types(Path prefix, String suffix, int rows) {
    return Files.exists(file(prefix, suffix))
        ? Columns.read(file(prefix, suffix)).types(rows)
        : IntTable.none(rows);
  }

  private static RealTable features(Path prefix, String suffix, int rows) {
    return Files.exists(file(prefix, suffix))
        ? Columns.read(file(prefix, suffix)).features(rows)
        : RealTable.none(rows);
  }

  static Path file(Path prefix, String suffix) {
    return prefix.resolveSibling(prefix.getFileName() + suffix);
  }

  /** The lines of the arc file as nodes from 0; loops and repetitions are left out on grouping. */
  private record Arcs(int[] sources, int[] destinations) {
    static Arcs read(Path prefix, int[] graphOf) {
      IntList sources = new IntList();
      IntList destinations = new IntList();
      try (TextInput in = TextInput.open(file(prefix, "_A.txt"))) {
        while (in.nextNotBlank()) {
          int u = in.integer("node", 1, graphOf.length) - 1;
          int v = in.integer("node", 1, graphOf.length) - 1;
          in.endOfLine();
          if (graphOf[u] != graphOf[v]) {
            throw in.error(
                "an arc must stay in its graph, got nodes of graphs %d and %d",
                graphOf[u], graphOf[v]);
          }
          sources.add(u);
          destinations.add(v);
        }
      }
      return new Arcs(sources.toArray(), destinations.toArray());
    }

    int lines() {
      return sources.length;
    }

    int source(int line) {
      return sources[line];
    }

    int destination(int line) {
      return destinations[line];
    }

    List<IntList> byGraph(int[] graphOf, int graphs) {
      List<IntList> byGraph = new ArrayList<>(graphs);
      for (int g = 0; g < graphs; g++) {
        byGraph.add(new IntList());
      }
      Set<Long> seen = new HashSet<>();
      for (int line = 0; line < sources.length; line++) {
        long arc = (long) sources[line] << 32 | destinations[line];
        if (sources[line] != destinations[line] && seen.add(arc)) {
          byGraph.get(graphOf[sources[line]] - 1).add(line);
        }
      }
      return byGraph;
    }
  }
}
