package dev.erlangen.data.reader;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.io.IntList;
import dev.erlangen.data.io.TextInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads node-list graph text, the format of "powerful-gnns": the number of graphs; per graph a line
 * {@code n label} and n lines {@code tag k j1 .. jk} with a node tag and k neighbours.
 *
 * <p>Gives one column of node types (the tags) and one target (the label), both as written. The
 * lists must be symmetric: every edge at both ends. Neighbours that a list names twice, and self
 * loops, are counted once and dropped, respectively, as the usual loaders do.
 */
public final class NodeListReader {
  private static final int MOST_NODES = 10_000_000;

  private NodeListReader() {}

  /** Reads the graphs of a file. */
  public static List<Graph> read(Path file) {
    try (TextInput in = TextInput.open(file)) {
      return read(in);
    }
  }

  /** Reads graphs from {@code in}. */
  public static List<Graph> read(TextInput in) {
    in.require("the number of graphs");
    int count = in.integer("number of graphs", 0, Integer.MAX_VALUE);
    in.endOfLine();
    List<Graph> graphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      in.require("graph " + i + " of " + count);
      int nodes = in.integer("number of nodes", 1, MOST_NODES);
      int label = in.integer("label", Integer.MIN_VALUE, Integer.MAX_VALUE);
      in.endOfLine();
      graphs.add(graph(in, nodes).withTargets(label));
    }
    in.endOfFile();
    return graphs;
  }

  private static Graph graph(TextInput in, int nodes) {
    IntList tags = new IntList();
    IntList sources = new IntList();
    IntList destinations = new IntList();
    IntList seen = new IntList();
    for (int node = 0; node < nodes; node++) {
      in.require("node " + node + " of " + nodes);
      tags.add(in.integer("node tag", 0, Integer.MAX_VALUE));
      int neighbours = in.integer("number of neighbours", 0, nodes);
      seen.clear();
      for (int k = 0; k < neighbours; k++) {
        seen.add(in.integer("neighbour", 0, nodes - 1));
      }
      in.endOfLine();
      int[] sorted = Arrays.stream(seen.toArray()).sorted().distinct().toArray();
      for (int neighbour : sorted) {
        if (neighbour != node) {
          sources.add(node);
          destinations.add(neighbour);
        }
      }
    }
    Graph graph = Graph.directed(nodes, sources.toArray(), destinations.toArray());
    if (!graph.isUndirected()) {
      throw in.error("an edge of the graph that ends here is listed at one end only");
    }
    return graph.withNodeTypes(IntTable.column(tags.toArray()));
  }
}
