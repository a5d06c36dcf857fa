package dev.erlangen.graph.spectral;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.tool.Components;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The k smallest eigenpairs of a large sparse operator.
 *
 * <p>A Krylov space contains one vector of each eigenspace only. The pairs found are therefore
 * excluded and the search is repeated in their orthogonal complement, until that holds nothing
 * below the k-th pair.
 */
final class Lanczos {
  private static final double RESIDUAL = 1e-12;
  private static final int RESTARTS = 2000;

  private Lanczos() {}

  /** Returns the null space, known from the components, and k pairs outside of it. */
  static SpectralDecomposition smallest(Graph graph, LaplacianType type, int k) {
    SymmetricOperator operator = type.operator(graph);
    List<KrylovSpace.Pair> known = nullSpace(graph, type);
    return smallest(operator, known, k);
  }

  static SpectralDecomposition smallest(
      SymmetricOperator operator, List<KrylovSpace.Pair> known, int k) {
    Check.positive("k", k);
    int n = operator.size();
    int wanted = Math.min(k, n - known.size());
    List<KrylovSpace.Pair> found = new ArrayList<>(known);
    SplittableRandom random = new SplittableRandom(1);
    double reached = Double.POSITIVE_INFINITY;
    int ask = wanted;
    while (found.size() < n && ask > 0) {
      List<double[]> excluded = found.stream().map(KrylovSpace.Pair::vector).toList();
      var space = new KrylovSpace(operator, excluded, Math.max(2 * ask, ask + 30), random);
      List<KrylovSpace.Pair> more = space.smallest(ask, RESIDUAL, RESTARTS);
      double bound = reached - SpectralDecomposition.TOLERANCE * operator.norm();
      List<KrylovSpace.Pair> below = more.stream().filter(p -> p.value() < bound).toList();
      found.addAll(below);
      if (below.isEmpty()) {
        break;
      }
      found.sort(Comparator.comparingDouble(KrylovSpace.Pair::value));
      reached = found.get(known.size() + wanted - 1).value();
      ask = Math.max(1, wanted / 4);
    }
    found.sort(Comparator.comparingDouble(KrylovSpace.Pair::value));
    return assemble(n, found.subList(0, known.size() + wanted), operator.norm());
  }

  private static SpectralDecomposition assemble(int n, List<KrylovSpace.Pair> pairs, double norm) {
    int m = pairs.size();
    double[] values = new double[m];
    double[] vectors = new double[Math.multiplyExact(n, m)];
    for (int j = 0; j < m; j++) {
      values[j] = pairs.get(j).value();
      for (int i = 0; i < n; i++) {
        vectors[i * m + j] = pairs.get(j).vector()[i];
      }
    }
    return new SpectralDecomposition(n, values, vectors, SpectralDecomposition.scale(norm));
  }

  private static List<KrylovSpace.Pair> nullSpace(Graph graph, LaplacianType type) {
    Components components = Components.of(graph);
    double[] sum = new double[components.count()];
    double[][] vectors = new double[components.count()][graph.nodes()];
    for (int v = 0; v < graph.nodes(); v++) {
      double weight = type == LaplacianType.COMBINATORIAL ? 1 : Math.max(1, graph.inDegree(v));
      vectors[components.of()[v]][v] = Math.sqrt(weight);
      sum[components.of()[v]] += weight;
    }
    List<KrylovSpace.Pair> pairs = new ArrayList<>();
    for (int c = 0; c < vectors.length; c++) {
      for (int v = 0; v < graph.nodes(); v++) {
        vectors[c][v] /= Math.sqrt(sum[c]);
      }
      pairs.add(new KrylovSpace.Pair(0, vectors[c]));
    }
    return pairs;
  }
}
