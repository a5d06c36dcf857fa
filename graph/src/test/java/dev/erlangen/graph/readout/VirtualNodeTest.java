package dev.erlangen.graph.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.feature.AtomEncoder;
import dev.erlangen.graph.feature.BondEncoder;
import dev.erlangen.graph.feature.DiscreteEncoder;
import dev.erlangen.graph.generator.Families;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class VirtualNodeTest {

  @Test
  void spreadsAndGathersPerGraph() {
    try (PointerScope scope = new PointerScope()) {
      VirtualNode node = new VirtualNode.Config(4, 3, 0, true).init(new Rng(1));
      GraphBatch batch = GraphBatch.of(Families.path(2), Families.cycle(3));
      Tensor h = new Rng(2).normal(5, 4);
      Tensor v = node.start(batch);
      assertThat(Tensors.floats(v)).containsOnly(0).hasSize(8);
      assertThat(Tensors.floats(node.spread(h, v, batch))).isEqualTo(Tensors.floats(h));
      Tensor next = node.update(0, h, v, batch, Mode.EVAL);
      Tensor first = h.narrow(0, 0, 2).sum(0).unsqueeze(0);
      Tensor expected = node.updates().get(0).forward(first, Mode.EVAL);
      double error = Tensors.item(next.narrow(0, 0, 1).sub(expected).abs().max());
      assertThat(error).isLessThan(1e-6);
      Tensor spread = node.spread(h, next, batch).sub(h);
      assertThat(Tensors.item(spread.select(0, 4).sub(next.select(0, 1)).abs().max()))
          .isLessThan(1e-6);
      assertThat(Tensors.item(spread.select(0, 1).sub(spread.select(0, 2)).abs().max()))
          .isGreaterThan(1e-3);
    }
  }

  @Test
  void namesAreThoseOfTheBaselines() {
    assertThat(Params.named(new VirtualNode.Config(4, 2, 0, false).init(new Rng(1))).keySet())
        .contains(
            "virtualnode_embedding.weight",
            "mlp_virtualnode_list.0.0.weight",
            "mlp_virtualnode_list.0.1.running_mean",
            "mlp_virtualnode_list.0.3.bias",
            "mlp_virtualnode_list.0.4.weight");
    assertThat(Params.named(new MlpReadout.Config(16, 1).init(new Rng(1))).keySet())
        .contains("FC_layers.0.weight", "FC_layers.2.bias")
        .hasSize(6);
  }

  @Test
  void readoutHalvesItsWidth() {
    MlpReadout readout = new MlpReadout.Config(70, 1).init(new Rng(1));
    assertThat(readout.layers().get(1).weight().shape()).containsExactly(17, 35);
    assertThat(readout.layers().get(2).weight().shape()).containsExactly(1, 17);
    assertThatThrownBy(() -> new MlpReadout.Config(3, 1)).hasMessageContaining("halved 2 times");
  }

  @Test
  void encodersAddOneVectorPerColumn() {
    try (PointerScope scope = new PointerScope()) {
      Rng rng = new Rng(3);
      Tensor types = Tensors.of(new long[] {0, 2, 1, 0}, 2, 2);
      AtomEncoder atoms = new AtomEncoder.Config(List.of(2, 3), 5).init(rng);
      Tensor expected =
          atoms
              .embeddings()
              .get(0)
              .weight()
              .select(0, 1)
              .add(atoms.embeddings().get(1).weight().select(0, 0));
      assertThat(Tensors.floats(atoms.forward(types).select(0, 1)))
          .isEqualTo(Tensors.floats(expected));
      assertThat(Params.named(atoms).keySet())
          .containsExactly("atom_embedding_list.0.weight", "atom_embedding_list.1.weight");
      BondEncoder bonds = new BondEncoder.Config(List.of(4), 5).init(rng);
      assertThat(Params.named(bonds).keySet()).containsExactly("bond_embedding_list.0.weight");
      DiscreteEncoder any = new DiscreteEncoder.Config(List.of(4), 5).init(rng);
      assertThat(Params.named(any).keySet()).containsExactly("embeddings.0.weight");
      assertThatThrownBy(() -> any.forward(types)).hasMessageContaining("1 categorical columns");
      assertThatThrownBy(() -> new AtomEncoder.Config(List.of(), 5).init(rng))
          .hasMessageContaining("at least one categorical column");
    }
  }
}
