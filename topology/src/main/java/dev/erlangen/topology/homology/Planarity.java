package dev.erlangen.topology.homology;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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
    FutureTask<Boolean> task = new FutureTask<>(test::run);
    new Thread(null, task, "planarity", (1L << 20) + 2 * FRAME * n).start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof StackOverflowError)) {
        throw new IllegalStateException(e.getCause());
      }
      throw new IllegalArgumentException(
          "planarity of a graph of %d nodes needs more stack than there is".formatted(n), e);
    }
  }
}
