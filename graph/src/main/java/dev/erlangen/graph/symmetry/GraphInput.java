package dev.erlangen.graph.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A graph and a tensor on its nodes, as a model with a symmetry contract reads them.
 *
 * @param graph with n nodes
 * @param x (n, ...)
 */
public record GraphInput(Graph graph, Tensor x) {
  public GraphInput {
    Check.that(
        x.dim() >= 1 && x.size(0) == graph.nodes(),
        "a graph of %d nodes needs as many rows, got %s",
        graph.nodes(),
        Tensors.shape(x));
  }

  /** Renumbers the nodes together with the rows of x and all that nodes and arcs carry. */
  public static Action<Permutation, GraphInput> renumbering() {
    return (g, input) ->
        new GraphInput(
            input.graph.permuted(g.order()),
            input.x.index_select(0, Tensors.like(g.index(), input.x).to(ScalarType.Long)));
  }

  /** Returns the batch of this graph alone, with real values like x. */
  public GraphBatch batch() {
    return GraphBatch.of(graph).to(x.device(), x.scalar_type().intern());
  }
}
