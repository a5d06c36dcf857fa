package dev.erlangen.graph.signnet.molecule;

import dev.erlangen.core.Mode;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.params.Buffer;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.layer.GinConv;
import dev.erlangen.graph.layer.benchmark.GatedGcnLayer;
import dev.erlangen.graph.layer.benchmark.PnaLayer;
import dev.erlangen.graph.layer.benchmark.TransformerLayer;
import org.bytedeco.pytorch.Tensor;

/** One layer of a {@link MoleculeNet}. */
public sealed interface MessageLayer
    permits MessageLayer.GatedGcn,
        MessageLayer.Gin,
        MessageLayer.Pna,
        MessageLayer.Transformer,
        AttentionLayer {

  /** Features of nodes (N, C) and edges (E, C); a layer that uses no edges passes them on. */
  record State(Tensor nodes, Tensor edges) {
    State with(Tensor otherNodes) {
      return new State(otherNodes, edges);
    }
  }

  /** Maps the features of a batch. */
  State forward(State state, GraphBatch graph, Mode mode);

  /** {@link GatedGcnLayer}. */
  record GatedGcn(@Name("") GatedGcnLayer layer) implements MessageLayer {
    @Override
    public State forward(State state, GraphBatch graph, Mode mode) {
      GatedGcnLayer.Features next =
          layer.forward(
              new GatedGcnLayer.Features(state.nodes(), state.edges()), graph.incoming(), mode);
      return new State(next.nodes(), next.edges());
    }
  }

  /** {@link GinConv} with a fixed ε, under the names {@code eps}, {@code apply_func}. */
  record Gin(@Buffer Tensor eps, Mlp applyFunc) implements MessageLayer {
    @Override
    public State forward(State state, GraphBatch graph, Mode mode) {
      Tensor sums = GinConv.aggregate(state.nodes(), graph.incoming(), eps);
      return state.with(applyFunc.forward(sums, mode));
    }
  }

  /** {@link PnaLayer}. */
  record Pna(@Name("") PnaLayer layer) implements MessageLayer {
    @Override
    public State forward(State state, GraphBatch graph, Mode mode) {
      Tensor sizes = Tensors.like(graph.sizes(), state.nodes());
      Tensor norm = sizes.rsqrt().index_select(0, graph.graphOf()).unsqueeze(1); // (N, 1)
      return state.with(layer.forward(state.nodes(), state.edges(), graph.incoming(), norm, mode));
    }
  }

  /** {@link TransformerLayer}. */
  record Transformer(@Name("") TransformerLayer layer) implements MessageLayer {
    @Override
    public State forward(State state, GraphBatch graph, Mode mode) {
      return state.with(layer.forward(state.nodes(), state.edges(), graph.incoming(), mode));
    }
  }
}
