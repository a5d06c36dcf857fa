package dev.erlangen.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.RealTable;
import dev.erlangen.graph.readout.Readout;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphBatchTest {
  private PointerScope scope;

  @BeforeEach
  void open() {
    scope = new PointerScope();
  }

  @AfterEach
  void close() {
    scope.close();
  }

  private static Graph edge() {
    return Graph.undirected(
            2, new int[] {0}, new int[] {1}, IntTable.column(7), RealTable.column(0.5f))
        .withNodeTypes(IntTable.of(2, 2, 1, 2, 3, 4))
        .withNodeFeatures(RealTable.column(1, 2))
        .withTargets(9);
  }

  private static Graph path() {
    return Graph.undirected(
            3, new int[] {0, 1}, new int[] {1, 2}, IntTable.column(8, 9), RealTable.column(3, 4))
        .withNodeTypes(IntTable.of(3, 2, 5, 5, 6, 6, 7, 7))
        .withNodeFeatures(RealTable.column(3, 4, 5))
        .withTargets(Double.NaN);
  }

  @Test
  void concatenatesEverything() {
    GraphBatch b = GraphBatch.of(edge(), path());
    assertThat(b.graphs()).isEqualTo(2);
    assertThat(b.nodes()).isEqualTo(5);
    assertThat(b.arcs()).isEqualTo(6);
    assertThat(Tensors.longs(b.destination())).containsExactly(0, 1, 2, 3, 3, 4);
    assertThat(Tensors.longs(b.source())).containsExactly(1, 0, 3, 2, 4, 3);
    assertThat(Tensors.longs(b.arcTypes())).containsExactly(7, 7, 8, 8, 9, 9);
    assertThat(Tensors.floats(b.arcFeatures())).containsExactly(0.5f, 0.5f, 3, 3, 4, 4);
    assertThat(Tensors.longs(b.nodeTypes())).containsExactly(1, 2, 3, 4, 5, 5, 6, 6, 7, 7);
    assertThat(b.nodeTypes().shape()).containsExactly(5, 2);
    assertThat(Tensors.floats(b.nodeFeatures())).containsExactly(1, 2, 3, 4, 5);
    assertThat(Tensors.longs(b.graphOf())).containsExactly(0, 0, 1, 1, 1);
    assertThat(Tensors.longs(b.pointers())).containsExactly(0, 2, 5);
    assertThat(Tensors.longs(b.sizes())).containsExactly(2, 3);
    assertThat(Tensors.floats(b.targets())).containsExactly(9, Float.NaN);
  }

  @Test
  void absentAttributesHaveNoColumns() {
    GraphBatch b = GraphBatch.of(Graph.undirected(3, new int[0], new int[0]));
    assertThat(b.nodeTypes().shape()).containsExactly(3, 0);
    assertThat(b.arcFeatures().shape()).containsExactly(0, 0);
    assertThat(b.targets().shape()).containsExactly(1, 0);
    assertThat(b.arcs()).isZero();
  }

  @Test
  void readoutsAreOverTheNodesOfEachGraph() {
    GraphBatch b = GraphBatch.of(edge(), path());
    Tensor x = Tensors.of(new double[] {1, -2, 3, 4, 5}, 5, 1);
    assertThat(Tensors.doubles(Readout.SUM.apply(x, b))).containsExactly(-1, 12);
    assertThat(Tensors.doubles(Readout.MEAN.apply(x, b))).containsExactly(-0.5, 4);
    assertThat(Tensors.doubles(Readout.MAX.apply(x, b))).containsExactly(1, 5);
  }

  @Test
  void movesAndCarriesExtras() {
    GraphBatch b = GraphBatch.of(edge(), path()).with("pe", Tensors.of(new float[10], 5, 2));
    GraphBatch d = b.to(Torch.device("cpu"), ScalarType.Double);
    assertThat(d.extra("pe").scalar_type().intern()).isEqualTo(ScalarType.Double);
    assertThat(d.nodeFeatures().scalar_type().intern()).isEqualTo(ScalarType.Double);
    assertThat(d.nodeTypes().scalar_type().intern()).isEqualTo(ScalarType.Long);
    assertThatThrownBy(() -> d.extra("rwse"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'rwse'; it has [pe]");
  }

  @Test
  void refusesNothingAndMixtures() {
    assertThatThrownBy(() -> GraphBatch.of(List.of())).hasMessageContaining("at least one graph");
    assertThatThrownBy(() -> GraphBatch.of(edge(), edge().withTargets(1, 2)))
        .hasMessageContaining(
            "graph 1 of the batch has 2 columns of targets, the first graph has 1");
    assertThatThrownBy(() -> GraphBatch.of(edge()).withNodeFeatures(Tensors.of(new float[3], 3, 1)))
        .hasMessageContaining("node features must be (2, F)");
  }
}
