package dev.erlangen.geometry.cgenn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.symmetry.Pin;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePaths;
import dev.erlangen.geometry.clifford.Numbers;
import dev.erlangen.geometry.clifford.Outermorphism;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTest {
  private static final int IN = 4;
  private static final int OUT = 3;
  private static final double ROUNDING = 1e-12;

  static Stream<CliffordAlgebra> algebras() {
    return Stream.of(
        CliffordAlgebra.of(1, 1, 1),
        CliffordAlgebra.of(1, -1, -1, -1),
        CliffordAlgebra.of(1, 1, 0),
        CliffordAlgebra.of(0.5, 1.7, -0.8),
        CliffordAlgebra.withMetric(Numbers.form(2, 3)));
  }

  static List<EquivariantLayer> layers(GradePaths paths) {
    Rng rng = new Rng(5);
    int n = paths.dimension();
    List<EquivariantLayer> all =
        List.of(
            new MultivectorLinear.Config(IN, OUT, n).init(rng),
            new MultivectorLinear.Config(IN, OUT, n, false, true).init(rng),
            new MultivectorLinear.Config(IN, OUT, n, true, false).init(rng),
            new MultivectorNormalization.Config(IN, n, 0).init(rng),
            new MultivectorSiLU.Config(IN, n).init(rng),
            new MultivectorSiLU.Config(
                    IN, n, MultivectorSiLU.Invariant.NORM, MultivectorSiLU.Gate.RELU)
                .init(rng),
            new MultivectorLayerNorm.Config(IN).init(rng),
            new MultivectorLayerNorm.Config(IN, MultivectorLayerNorm.Over.BATCH).init(rng),
            new GeometricProduct.Config(IN, paths).init(rng),
            new GeometricProduct.Config(IN, paths, false, null).init(rng),
            new FullyConnectedGeometricProduct.Config(IN, OUT, paths).init(rng),
            new FullyConnectedGeometricProduct.Config(IN, OUT, paths, false, null).init(rng));
    return all.stream()
        .map(
            layer -> {
              EquivariantLayer fine = Params.to(layer, Torch.device("cpu"), ScalarType.Double);
              NoGrad.run(
                  () ->
                      Params.trainable(fine)
                          .values()
                          .forEach(
                              p ->
                                  p.add_(Numbers.normal(rng, p.shape()).mul(Tensors.scalar(0.3)))));
              return fine;
            })
        .toList();
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void everyLayerCommutesWithIsometries(CliffordAlgebra algebra) {
    int n = algebra.dimension();
    Tensor metric = algebra.metric(Tensors.of(new double[] {0}));
    for (EquivariantLayer layer : layers(algebra.paths())) {
      double rotated = 0;
      for (long seed = 0; seed < 4; seed++) {
        Rng rng = new Rng(seed);
        Tensor x = Numbers.normal(rng, 2, IN, 1L << n);
        Tensor isometry = new Pin(metric).sample(rng).matrix();
        assertThat(error(layer, algebra, x, isometry)).as("%s", layer).isLessThan(ROUNDING);
        Tensor rotation = new Orthogonal(n).sample(rng);
        rotated = Math.max(rotated, error(layer, algebra, x, rotation));
      }
      boolean euclidean = Numbers.distance(metric, Tensors.like(torch.eye(n), metric)) == 0;
      if (!euclidean && !(layer instanceof MultivectorLinear)) {
        assertThat(rotated).as("%s must notice plain rotations", layer).isGreaterThan(1e-2);
      }
    }
  }

  private static double error(
      EquivariantLayer layer, CliffordAlgebra algebra, Tensor x, Tensor matrix) {
    Tensor first = layer.forward(Outermorphism.apply(matrix, x), algebra);
    return Numbers.distance(first, Outermorphism.apply(matrix, layer.forward(x, algebra)));
  }

  @Test
  void parametersAreCounted() {
    GradePaths paths = GradePaths.nonDegenerate(3);
    assertThat(Params.count(new GeometricProduct.Config(4, paths).init(new Rng(0)))).isEqualTo(228);
    assertThat(
            Params.count(new FullyConnectedGeometricProduct.Config(4, 5, paths).init(new Rng(0))))
        .isEqualTo(565);
  }

  @Test
  void reluGatesCloseGrades() {
    CliffordAlgebra algebra = CliffordAlgebra.of(1, -1);
    MultivectorSiLU gate =
        Params.to(
            new MultivectorSiLU.Config(
                    1, 2, MultivectorSiLU.Invariant.MAG2, MultivectorSiLU.Gate.RELU)
                .init(new Rng(0)),
            Torch.device("cpu"),
            ScalarType.Double);
    Tensor x = Tensors.of(new double[] {-2, 3, 5, 7}, 1, 1, 4);
    assertThat(Tensors.item(gate.forward(x, algebra).abs().max())).isZero();
    Tensor y = Tensors.of(new double[] {2, 5, 3, 7}, 1, 1, 4);
    assertThat(Tensors.doubles(gate.forward(y, algebra))).containsExactly(4, 80, 48, 0);
  }

  @Test
  void wrongShapesAreNamed() {
    CliffordAlgebra algebra = CliffordAlgebra.of(1, 1, 1);
    GeometricProduct layer = new GeometricProduct.Config(4, algebra.paths()).init(new Rng(0));
    assertThatThrownBy(() -> layer.forward(new Rng(0).normal(2, 4, 3), algebra))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(B, 4, 8)")
        .hasMessageContaining("(2, 4, 3)");
    assertThatThrownBy(() -> layer.forward(new Rng(0).normal(2, 5, 8), algebra))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> layer.forward(new Rng(0).normal(2, 4, 8), CliffordAlgebra.of(1, 1, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20 paths");
    assertThatThrownBy(() -> layer.forward(new Rng(0).normal(2, 4, 4), CliffordAlgebra.of(1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
