package dev.erlangen.core.autograd;

import org.bytedeco.pytorch.Tensor;

/** Softmax over the segments of a {@link Csr}. */
final class Softmax {
  private Softmax() {}

  /** (E, H) to (E, H); {@code dx = y (g - Σ y g)} with the sum over the segment. */
  static Tensor ofEdges(Tensor x, Csr edges) {
    Tensor y = NoGrad.get(() -> forward(x, edges));
    return CustomGradient.attach(
        y,
        x,
        (g, saved) -> {
          Tensor out = saved.get(0);
          Tensor weighted = out.mul(g);
          Tensor total = Gather.rows(Segments.sum(weighted, edges), edges);
          return weighted.sub_(out.mul(total));
        },
        y);
  }

  private static Tensor forward(Tensor x, Csr edges) {
    Tensor largest = Gather.rows(Segments.max(x, edges), edges);
    Tensor e = x.sub(largest).exp_();
    return e.div_(Gather.rows(Segments.sum(e, edges), edges));
  }
}
