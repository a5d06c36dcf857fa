package dev.erlangen.graph.layer;

import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Arcs as 0/1 matrices (E, N): the slow way, of ordinary matrix products, for comparison. */
public record DenseArcs(Tensor senders, Tensor receivers) {

  public static DenseArcs of(Csr edges) {
    return new DenseArcs(
        matrix(Tensors.longs(edges.column()), edges.columns()),
        matrix(Tensors.longs(edges.row()), edges.rows()));
  }

  private static Tensor matrix(long[] index, int width) {
    double[] values = new double[index.length * width];
    for (int e = 0; e < index.length; e++) {
      values[e * width + (int) index[e]] = 1;
    }
    return Tensors.of(values, index.length, width);
  }

  public Tensor from(Tensor x) {
    return senders.matmul(x);
  }

  public Tensor to(Tensor x) {
    return receivers.matmul(x);
  }

  public Tensor sum(Tensor messages) {
    return receivers.t().matmul(messages);
  }

  /** Rows of one node, or null if nothing arrives there. */
  private Tensor at(Tensor messages, long node) {
    Tensor rows = receivers.select(1, node).nonzero().squeeze(1);
    return rows.numel() == 0 ? null : messages.index_select(0, rows);
  }

  /** Mean, max, min, std of the messages to each node, each (N, C); 0 where nothing arrives. */
  public List<Tensor> statistics(Tensor messages, double epsilon) {
    List<List<Tensor>> parts = List.of(list(), list(), list(), list());
    for (long v = 0; v < receivers.size(1); v++) {
      Tensor m = at(messages, v);
      Tensor none = messages.new_zeros(messages.size(1));
      if (m == null) {
        parts.forEach(p -> p.add(none));
        continue;
      }
      Tensor mean = m.mean(0);
      parts.get(0).add(mean);
      parts.get(1).add(m.amax(new long[] {0}, false));
      parts.get(2).add(m.amin(new long[] {0}, false));
      Tensor variance = m.mul(m).mean(0).sub(mean.mul(mean)).relu();
      parts.get(3).add(variance.add(Tensors.scalar(epsilon)).sqrt());
    }
    return parts.stream()
        .map(p -> torch.stack(new TensorVector(p.toArray(Tensor[]::new)), 0))
        .toList();
  }

  private static List<Tensor> list() {
    return new ArrayList<>();
  }
}
