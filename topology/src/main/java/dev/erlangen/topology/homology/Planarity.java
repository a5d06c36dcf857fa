package dev.erlangen.topology.homology;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;

/**
 * Decides whether a graph can be drawn in the plane without crossings, in linear time, by the
 * left–right criterion (de Fraysseix and Rosenstiehl; U. Brandes, <i>The Left-Right Planarity
 * Test</i>, 2009).
 */
public final class Planarity {
  private static final int SHALLOW = 2000;
  private static final long FRAME = 512;

  private Planarity() {}

  /** Whether an undirected graph is planar; loops do not matter. */
  public static boolean isPlanar(Graph graph) {
    Check.that(graph.isUndirected(), "planarity is asked of undirected graphs, got %s", graph);
    LeftRight test = new LeftRight(graph);
    int n = graph.nodes();
    if (n > 2 && test.edges() > 3L * n - 6) {
      return false;
    }
    if (n <= SHALLOW) {
      return test.run();
    }
    return onLargeStack(test, n);
  }

  /** The search is as deep as the graph has nodes. */
  private static boolean onLargeStack(LeftRight test, int n) {
    boolean[] result = new boolean[1];
    Thread thread =
        new Thread(null, () -> result[0] = test.run(), "planarity", (1L << 20) + 2 * FRAME * n);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return result[0];
  }
}
