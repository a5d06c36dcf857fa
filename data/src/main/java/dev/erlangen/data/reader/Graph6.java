package dev.erlangen.data.reader;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.io.IntList;
import dev.erlangen.data.io.Numbers;
import dev.erlangen.data.io.TextInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * graph6, B. McKay's text form of a simple undirected graph: its number of nodes, then the upper
 * triangle of the adjacency matrix, column by column, six bits to a printable character.
 *
 * <p>Reading is strict: exactly the right number of characters, padding bits zero, the shortest
 * form of n, 1 to 258047 nodes.
 */
public final class Graph6 {
  private static final int MOST_NODES = 258047;
  private static final String HEADER = ">>graph6<<";

  private Graph6() {}

  /** Reads a file of graphs, one per line; {@code >>graph6<<} may stand before any of them. */
  public static List<Graph> read(Path file) {
    try (TextInput in = TextInput.open(file)) {
      return read(in);
    }
  }

  /** Reads graphs from {@code in}. */
  public static List<Graph> read(TextInput in) {
    List<Graph> graphs = new ArrayList<>();
    while (in.nextNotBlank()) {
      String line = in.line();
      if (line.startsWith(HEADER)) {
        line = line.substring(HEADER.length());
        if (line.isEmpty()) {
          continue;
        }
      }
      try {
        graphs.add(parse(line));
      } catch (IllegalArgumentException e) {
        throw in.error("%s", String.valueOf(e.getMessage()));
      }
    }
    return graphs;
  }

  /** Returns the graph written in {@code text}. */
  public static Graph parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      Check.that(
          63 <= c && c <= 126,
          "character %d of graph6 must have a code in [63, 126], got %d in '%s'",
          i,
          (int) c,
          Numbers.quote(text));
    }
    Check.that(!text.isEmpty(), "graph6 must name the number of nodes, got an empty text");
    boolean large = text.charAt(0) == 126;
    int start = large ? 4 : 1;
    Check.that(text.length() >= start, "graph6 ends within the number of nodes");
    int nodes = text.charAt(0) - 63;
    if (large) {
      Check.that(
          text.charAt(1) != 126, "graph6 is read up to %d nodes, got a larger one", MOST_NODES);
      nodes = (text.charAt(1) - 63) << 12 | (text.charAt(2) - 63) << 6 | (text.charAt(3) - 63);
      Check.that(nodes > 62, "graph6 with %d nodes must use the one-character form", nodes);
    }
    Check.that(nodes >= 1, "a graph must have at least 1 node, got graph6 '%s'", text);
    long bits = (long) nodes * (nodes - 1) / 2;
    long needed = start + (bits + 5) / 6;
    Check.that(
        text.length() == needed,
        "graph6 of %d nodes has %d characters, got %d",
        nodes,
        needed,
        text.length());
    return decode(text, start, nodes);
  }

  private static Graph decode(String text, int start, int nodes) {
    IntList u = new IntList();
    IntList v = new IntList();
    int row = 0;
    int column = 1;
    for (int i = start; i < text.length(); i++) {
      int six = text.charAt(i) - 63;
      for (int bit = 5; bit >= 0; bit--) {
        boolean set = (six >> bit & 1) != 0;
        if (column >= nodes) {
          Check.that(!set, "the padding bits of graph6 must be zero");
          continue;
        }
        if (set) {
          u.add(row);
          v.add(column);
        }
        if (++row == column) {
          row = 0;
          column++;
        }
      }
    }
    return Graph.undirected(nodes, u.toArray(), v.toArray());
  }

  /** Returns graph6 of a graph, which must be undirected and without loops. */
  public static String write(Graph graph) {
    int nodes = graph.nodes();
    Check.between("number of nodes for graph6", nodes, 1, MOST_NODES);
    Check.that(graph.isUndirected(), "graph6 holds undirected graphs only");
    long bits = (long) nodes * (nodes - 1) / 2;
    Check.that(bits / 6 < Integer.MAX_VALUE - 16, "graph6 of %d nodes does not fit a text", nodes);
    byte[] body = new byte[(int) ((bits + 5) / 6)];
    for (int e = 0; e < graph.arcs(); e++) {
      int u = graph.source(e);
      long v = graph.destination(e);
      Check.that(u != v, "graph6 holds no self loops, got one at node %d", u);
      if (u < v) {
        long bit = v * (v - 1) / 2 + u;
        body[(int) (bit / 6)] |= (byte) (32 >> bit % 6);
      }
    }
    StringBuilder text = new StringBuilder(body.length + 4);
    if (nodes <= 62) {
      text.append((char) (nodes + 63));
    } else {
      text.append('~');
      for (int shift = 12; shift >= 0; shift -= 6) {
        text.append((char) ((nodes >> shift & 63) + 63));
      }
    }
    for (byte six : body) {
      text.append((char) (six + 63));
    }
    return text.toString();
  }
}
