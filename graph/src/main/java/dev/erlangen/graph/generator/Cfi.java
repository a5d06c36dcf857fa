package dev.erlangen.graph.generator;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import java.util.Arrays;
import java.util.Set;

/**
 * Graphs of Cai, Fürer and Immerman (1992) in Fürer's compact form.
 *
 * <p>A node is (v, S): a node v of the base graph and a subset S of even size of the edges at v.
 * For a base edge e = vw, (v, S) and (w, T) are joined if [e ∈ S] = [e ∈ T]; on a twisted edge if
 * these differ. For a connected base only the parity of the number of twists matters. The two
 * graphs agree under k-FWL if k is below the treewidth of the base.
 */
public final class Cfi {
  private static final int MAX_DEGREE = 16;

  private Cfi() {}

  /** The graph without a twist and the one with its first edge twisted. */
  public static GraphPair pair(String name, Graph base) {
    return new GraphPair("CFI(" + name + ")", of(base, Set.of()), of(base, Set.of(0)));
  }

  /**
   * Returns the CFI graph whose node type is its base node.
   *
   * @param base undirected, without loops
   * @param twisted numbers of the twisted edges, counting the arcs u → v with u &lt; v of the base
   */
  public static Graph of(Graph base, Set<Integer> twisted) {
    Check.that(base.isUndirected(), "the base of a CFI graph must be undirected");
    int[] first = new int[base.nodes() + 1];
    for (int v = 0; v < base.nodes(); v++) {
      Check.between("degree of a base node", base.inDegree(v), 1, MAX_DEGREE);
      first[v + 1] = Math.addExact(first[v], 1 << (base.inDegree(v) - 1));
    }
    Edges edges = new Edges(first[base.nodes()]);
    int edge = 0;
    for (int e = 0; e < base.arcs(); e++) {
      int v = base.source(e);
      int w = base.destination(e);
      Check.that(v != w, "the base of a CFI graph must have no loop, node %d has one", v);
      if (v < w) {
        boolean twist = twisted.contains(edge++);
        join(edges, base, v, w, first, twist);
      }
    }
    for (int number : twisted) {
      Check.between("twisted edge", number, 0, edge - 1);
    }
    int[] types = new int[first[base.nodes()]];
    for (int v = 0; v < base.nodes(); v++) {
      Arrays.fill(types, first[v], first[v + 1], v);
    }
    return edges.build().withNodeTypes(IntTable.column(types));
  }

  private static void join(Edges edges, Graph base, int v, int w, int[] first, boolean twist) {
    int atV = base.arc(w, v) - base.offset(v);
    int atW = base.arc(v, w) - base.offset(w);
    for (int s = first[v]; s < first[v + 1]; s++) {
      boolean inS = contains(s - first[v], atV, base.inDegree(v));
      for (int t = first[w]; t < first[w + 1]; t++) {
        boolean inT = contains(t - first[w], atW, base.inDegree(w));
        if ((inS == inT) != twist) {
          edges.add(s, t);
        }
      }
    }
  }

  /**
   * Whether the even subset with this number contains an edge: the bits of the number choose among
   * all edges but the last, which makes the size even.
   */
  private static boolean contains(int number, int edge, int degree) {
    return edge < degree - 1 ? (number >> edge & 1) == 1 : Integer.bitCount(number) % 2 == 1;
  }
}
