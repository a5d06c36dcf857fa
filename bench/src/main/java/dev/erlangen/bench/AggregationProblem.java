package dev.erlangen.bench;

import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.LayoutOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.Layout;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Sum over neighbours, forward and backward, in three ways: ours, gather and {@code index_add}, and
 * the product with a sparse CSR matrix (its transpose, also CSR, being given for the backward
 * pass).
 */
public final class AggregationProblem {
  /** Nodes, edges and features. */
  public record Size(int nodes, int edges, int features) {
    @Override
    public String toString() {
      return nodes + "x" + edges + "x" + features;
    }
  }

  private final Csr edges;
  private final Tensor x;
  private final Tensor gradient;
  private final Tensor matrix;
  private final Tensor transposed;

  AggregationProblem(Size size) {
    Torch.load();
    Random random = new Random(1);
    int[] row = random.ints(size.edges, 0, size.nodes).toArray();
    int[] column = random.ints(size.edges, 0, size.nodes).toArray();
    edges = Csr.of(size.nodes, size.nodes, row, column);
    x = torch.randn(size.nodes, size.features).requires_grad_(true);
    gradient = torch.randn(size.nodes, size.features);
    matrix = matrix(edges);
    transposed = matrix(edges.transpose());
  }

  private static Tensor matrix(Csr csr) {
    TensorOptions options =
        new TensorOptions(ScalarType.Float).layout(new LayoutOptional(Layout.SparseCsr));
    long[] shape = {csr.rows(), csr.columns()};
    Tensor ones = torch.ones(csr.edges());
    return torch.torch__sparse_csr_tensor_unsafe(csr.pointer(), csr.column(), ones, shape, options);
  }

  void ours() {
    differentiate(Aggregation.sum(x, edges));
  }

  void gatherAndAdd() {
    Tensor messages = x.index_select(0, edges.column());
    differentiate(torch.zeros(x.shape()).index_add(0, edges.row(), messages));
  }

  void sparseProduct() {
    try (PointerScope scope = new PointerScope()) {
      Tensor y = matrix.mm(x.detach());
      Tensor g = transposed.mm(gradient);
      if (!y.defined() || !g.defined()) {
        throw new IllegalStateException("no result");
      }
    }
  }

  private void differentiate(Tensor y) {
    y.backward(gradient, new BoolOptional(), false, new TensorArrayRefOptional());
    x.mutable_grad().put(new Tensor());
  }

  /** Largest difference of values and gradients from gather and add, relative to the largest. */
  double disagreement() {
    try (PointerScope scope = new PointerScope()) {
      Tensor still = x.detach();
      Tensor y = addedUp(still, edges);
      Tensor g = addedUp(gradient, edges.transpose());
      Aggregation.sum(x, edges).mul(gradient).sum().backward();
      double worst = distance(Aggregation.sum(still, edges), y);
      worst = Math.max(worst, distance(x.grad(), g));
      worst = Math.max(worst, distance(matrix.mm(still), y));
      worst = Math.max(worst, distance(transposed.mm(gradient), g));
      x.mutable_grad().put(new Tensor());
      return worst;
    }
  }

  private static Tensor addedUp(Tensor features, Csr by) {
    Tensor messages = features.index_select(0, by.column());
    return torch.zeros(by.rows(), features.size(1)).index_add(0, by.row(), messages);
  }

  private static double distance(Tensor a, Tensor b) {
    return Tensors.item(a.sub(b).abs().max()) / Tensors.item(b.abs().max());
  }
}
