package dev.erlangen.graph.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.generator.Edges;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.Products;
import dev.erlangen.graph.generator.RandomGraphs;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Polynomials of the Laplacian, compared with the same function of its eigenvalues. */
class PolynomialFilterTest {
  private static final double TOLERANCE = 1e-12;

  private static final Graph GRAPH = RandomGraphs.erdosRenyi(12, 0.35, new SplittableRandom(6));

  /** U h(Λ) Uᵀ x of the symmetric Laplacian. */
  private static double[] filtered(Graph g, double[] x, DoubleUnaryOperator h) {
    SpectralDecomposition d = SpectralDecomposition.of(g, LaplacianType.SYMMETRIC);
    double[] y = new double[x.length];
    for (int i = 0; i < d.count(); i++) {
      double c = 0;
      for (int v = 0; v < x.length; v++) {
        c += d.vector(v, i) * x[v];
      }
      for (int v = 0; v < x.length; v++) {
        y[v] += h.applyAsDouble(d.values()[i]) * c * d.vector(v, i);
      }
    }
    return y;
  }

  private static void close(Tensor got, double[] expected) {
    Tensor error = got.view(-1).sub(Tensors.of(expected)).abs().max();
    assertThat(Tensors.item(error)).isLessThan(TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 20})
  void bernstein(int degree) {
    try (PointerScope scope = new PointerScope()) {
      BernProp filter =
          Params.to(new BernProp.Config(degree).init(), Torch.device("cpu"), ScalarType.Double);
      Rng rng = new Rng(degree);
      try (NoGradGuard guard = new NoGradGuard()) {
        filter.temp().add_(rng.normal(degree + 1));
      }
      double[] theta = Tensors.doubles(filter.temp());
      Tensor x = rng.normal(12, 1).to(ScalarType.Double);
      Tensor y = filter.forward(x, GcnNorm.plain(GraphBatch.of(GRAPH).incoming(), x));
      close(y, filtered(GRAPH, Tensors.doubles(x), lambda -> bernstein(theta, lambda / 2)));
    }
  }

  private static double bernstein(double[] theta, double p) {
    int degree = theta.length - 1;
    double sum = 0;
    double binomial = 1;
    for (int k = 0; k <= degree; k++) {
      double weight = binomial * Math.pow(p, k) * Math.pow(1 - p, degree - k);
      sum += Math.max(0, theta[k]) * weight;
      binomial = binomial * (degree - k) / (k + 1);
    }
    return sum;
  }

  @Test
  void freshBernsteinFilterPassesEverything() {
    try (PointerScope scope = new PointerScope()) {
      BernProp filter =
          Params.to(new BernProp.Config(10).init(), Torch.device("cpu"), ScalarType.Double);
      Tensor x = new Rng(1).normal(12, 2).to(ScalarType.Double);
      Tensor y = filter.forward(x, GcnNorm.plain(GraphBatch.of(GRAPH).incoming(), x));
      close(y, Tensors.doubles(x));
    }
  }

  @Test
  void chebyshev() {
    try (PointerScope scope = new PointerScope()) {
      Rng rng = new Rng(4);
      ChebConv conv =
          Params.to(new ChebConv.Config(1, 1, 4).init(rng), Torch.device("cpu"), ScalarType.Double);
      double[] c = conv.lins().stream().mapToDouble(l -> Tensors.item(l.weight())).toArray();
      Tensor x = rng.normal(12, 1).to(ScalarType.Double);
      Tensor y = conv.forward(x, GcnNorm.plain(GraphBatch.of(GRAPH).incoming(), x));
      close(
          y,
          filtered(
              GRAPH,
              Tensors.doubles(x),
              lambda -> {
                double t = lambda - 1;
                return c[0] + c[1] * t + c[2] * (2 * t * t - 1) + c[3] * (4 * t * t * t - 3 * t);
              }));
    }
  }

  @Test
  void pageRankStepsThroughTheLoopedAdjacency() {
    try (PointerScope scope = new PointerScope()) {
      Rng rng = new Rng(5);
      GprProp prop =
          Params.to(new GprProp.Config(3).init(rng), Torch.device("cpu"), ScalarType.Double);
      double[] gamma = Tensors.doubles(prop.temp());
      double sum = Arrays.stream(gamma).map(Math::abs).sum();
      assertThat(sum).isBetween(1 - 1e-6, 1 + 1e-6);
      Edges looped = new Edges(12).addAll(GRAPH, 0);
      for (int v = 0; v < 12; v++) {
        looped.add(v, v);
      }
      Tensor x = rng.normal(12, 1).to(ScalarType.Double);
      Tensor y = prop.forward(x, GcnNorm.withLoops(GraphBatch.of(GRAPH).incoming(), x));
      close(
          y,
          filtered(
              looped.build(),
              Tensors.doubles(x),
              lambda -> {
                double a = 1 - lambda;
                return gamma[0] + a * (gamma[1] + a * (gamma[2] + a * gamma[3]));
              }));
    }
  }

  @Test
  void weightsScaleTheArcs() {
    try (PointerScope scope = new PointerScope()) {
      Graph g = Products.union(Families.complete(3), Families.empty(1));
      var arcs = GraphBatch.of(g).incoming();
      Tensor x = Tensors.of(new double[] {1, 2, 4, 8}, 4, 1);
      Tensor five = Tensors.of(new double[] {5, 5, 5, 5, 5, 5});
      close(GcnNorm.weighted(arcs, five).apply(x), new double[] {3, 2.5, 1.5, 0});
      close(GcnNorm.plain(arcs, x).apply(x), new double[] {3, 2.5, 1.5, 0});
      close(GcnNorm.withLoops(arcs, x).apply(x), new double[] {7 / 3., 7 / 3., 7 / 3., 8});
    }
  }
}
