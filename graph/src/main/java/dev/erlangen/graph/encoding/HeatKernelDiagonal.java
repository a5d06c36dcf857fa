package dev.erlangen.graph.encoding;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.util.List;

/**
 * The heat that stays: {@code exp(-tL)_vv = Σ_i exp(-t λ_i) v_i(v)²} at each time t. It depends on
 * the eigenspaces only, not on signs or bases.
 *
 * @param type the Laplacian L, symmetric or combinatorial
 * @param times one column each, not negative
 */
public record HeatKernelDiagonal(LaplacianType type, List<Double> times) implements NodeEncoding {
  public HeatKernelDiagonal {
    times = List.copyOf(times);
    Check.that(!times.isEmpty(), "a heat kernel needs at least one time, got none");
    for (double t : times) {
      Check.between("time", t, 0, Double.MAX_VALUE);
    }
    Check.that(
        type != LaplacianType.RANDOM_WALK,
        "the heat kernel of the random-walk Laplacian has the same diagonal as that of the"
            + " symmetric one; use SYMMETRIC");
  }

  @Override
  public int columns() {
    return times.size();
  }

  @Override
  public double[] of(Graph graph) {
    SpectralDecomposition d = SpectralDecomposition.of(graph, type);
    int k = columns();
    double[] rows = new double[graph.nodes() * k];
    double[] weights = new double[k];
    for (int i = 0; i < d.count(); i++) {
      for (int t = 0; t < k; t++) {
        weights[t] = Math.exp(-times.get(t) * d.values()[i]);
      }
      for (int v = 0; v < graph.nodes(); v++) {
        double square = d.vector(v, i) * d.vector(v, i);
        for (int t = 0; t < k; t++) {
          rows[v * k + t] += weights[t] * square;
        }
      }
    }
    return rows;
  }
}
