package dev.erlangen.graph.basisnet;

import dev.erlangen.graph.spectral.Eigenspace;
import dev.erlangen.graph.spectral.Spectrum;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link TwoToOne} reads of the projectors of one graph. Constant per graph: computed once,
 * O(n d) per space, without forming a projector.
 *
 * @param nodes n
 * @param spaces in ascending order of the eigenvalue
 */
public record SpaceMaps(int nodes, List<Space> spaces) {
  public SpaceMaps {
    spaces = List.copyOf(spaces);
  }

  /**
   * One eigenspace.
   *
   * @param dimension d
   * @param value λ
   * @param maps n × 5, row-major: diagonal, trace/n, row sums/n, column sums/n, total/n²
   */
  public record Space(int dimension, double value, double[] maps) {}

  /** Computes the maps of all eigenspaces of a spectrum. */
  public static SpaceMaps of(Spectrum spectrum) {
    List<Space> out = new ArrayList<>();
    for (Eigenspace space : spectrum.eigenspaces()) {
      out.add(new Space(space.dimension(), space.value(), maps(spectrum, space)));
    }
    return new SpaceMaps(spectrum.nodes(), out);
  }

  private static double[] maps(Spectrum v, Eigenspace space) {
    int n = v.nodes();
    double[] out = new double[n * TwoToOne.MAPS];
    double total = 0;
    for (int c = space.first(); c < space.end(); c++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += v.vector(i, c);
      }
      total += sum * sum;
      for (int i = 0; i < n; i++) {
        out[i * TwoToOne.MAPS] += v.vector(i, c) * v.vector(i, c);
        out[i * TwoToOne.MAPS + 2] += v.vector(i, c) * sum / n;
      }
    }
    for (int i = 0; i < n; i++) {
      out[i * TwoToOne.MAPS + 1] = (double) space.dimension() / n;
      out[i * TwoToOne.MAPS + 3] = out[i * TwoToOne.MAPS + 2];
      out[i * TwoToOne.MAPS + 4] = total / ((double) n * n);
    }
    return out;
  }
}
