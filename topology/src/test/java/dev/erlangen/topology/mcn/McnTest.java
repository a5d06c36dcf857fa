package dev.erlangen.topology.mcn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.homology.Surfaces;
import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McnTest {
  private static double difference(Mcn.Config config, int k) {
    Mcn net = Params.to(config.init(new Rng(0)), Torch.device("cpu"), ScalarType.Double);
    double[] a =
        Tensors.doubles(net.forward(Surfaces.cylinder(k).combinatorial(), Mode.EVAL).get(0));
    double[] b =
        Tensors.doubles(net.forward(Surfaces.moebius(k).combinatorial(), Mode.EVAL).get(0));
    double apart = 0;
    double scale = 0;
    for (int i = 0; i < a.length; i++) {
      apart = Math.max(apart, Math.abs(a[i] - b[i]));
      scale = Math.max(scale, Math.abs(a[i]));
    }
    assertThat(scale).isGreaterThan(1e-3);
    return apart / scale;
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void pairsOfNodesSeeNoMoreThanColourRefinement(int k) {
    assertThat(difference(Mcn.Config.nodes(2, 4, 3, 2), k)).isLessThan(1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void triplesTellCylinderAndMoebiusStripApart(int k) {
    assertThat(difference(Mcn.Config.nodes(3, 4, 3, 2), k)).isGreaterThan(1e-8);
  }

  @Test
  void diagramsMixRanks() {
    CochainType incidence = CochainType.of(0, 1);
    TensorDiagram diagram =
        TensorDiagram.full(
            List.of(
                List.of(incidence, CochainType.of(1, 1), CochainType.of(2)),
                List.of(CochainType.of(0), incidence),
                List.of(CochainType.of())));
    Mcn net = new Mcn.Config(diagram, 3, 2, Activation.TANH).init(new Rng(0));
    assertThat(net.steps().get(0).maps()).hasSize(6);
    assertThat(net.forward(Surfaces.octahedron().combinatorial(), Mode.EVAL).get(0).numel())
        .isEqualTo(2);
    assertThatThrownBy(() -> new TensorDiagram(diagram.layers(), List.of(List.of())))
        .hasMessageContaining("2 steps");
  }

  @Test
  void largeComplexesAreRefusedBeforeMemoryRunsOut() {
    Mcn net = Mcn.Config.nodes(3, 1, 64, 1).init(new Rng(0));
    assertThatThrownBy(() -> net.forward(Surfaces.torus(10, 20).combinatorial(), Mode.EVAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("type (0, 0, 0)")
        .hasMessageContaining("entries");
  }
}
