package dev.erlangen.topology.experiment;

import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/** The loss that drives the outputs of a pair apart. */
final class PairLoss {
  private static final double TINY = 1e-24;

  private PairLoss() {}

  /** {@code mean max(0, cos(a, b))} over rows: the cosine embedding loss of target -1, margin 0. */
  static Tensor of(Tensor a, Tensor b) {
    Tensor squares = a.square().sum(1L).mul(b.square().sum(1L));
    Tensor cosine = a.mul(b).sum(1L).div(squares.add(Tensors.scalar(TINY)).sqrt());
    return cosine.relu().mean();
  }
}
