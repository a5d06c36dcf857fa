package dev.erlangen.graph.encoding;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.Arrays;

/**
 * Return probabilities of the random walk: column s - 1 holds {@code ((D^-1 A)^s)_vv} for s = 1 ..
 * steps (RWSE; Dwivedi et al. 2022). An isolated node never returns. O(steps · nodes · arcs).
 *
 * @param steps number of columns
 */
public record RandomWalkReturn(int steps) implements NodeEncoding {
  public RandomWalkReturn {
    Check.positive("steps", steps);
  }

  @Override
  public int columns() {
    return steps;
  }

  @Override
  public double[] of(Graph graph) {
    Check.that(
        graph.isUndirected(),
        "random walks are taken on undirected graphs; add the" + " opposite arcs");
    int n = graph.nodes();
    int[] sources = graph.sources();
    int[] offsets = graph.offsets();
    double[] inverse = new double[n];
    for (int v = 0; v < n; v++) {
      inverse[v] = graph.inDegree(v) == 0 ? 0 : 1.0 / graph.inDegree(v);
    }
    double[] rows = new double[n * steps];
    double[] now = new double[n];
    double[] share = new double[n];
    for (int start = 0; start < n; start++) {
      Arrays.fill(now, 0);
      now[start] = 1;
      for (int s = 0; s < steps; s++) {
        for (int u = 0; u < n; u++) {
          share[u] = now[u] * inverse[u];
        }
        for (int v = 0; v < n; v++) {
          double sum = 0;
          for (int e = offsets[v]; e < offsets[v + 1]; e++) {
            sum += share[sources[e]];
          }
          now[v] = sum;
        }
        rows[start * steps + s] = now[start];
      }
    }
    return rows;
  }
}
