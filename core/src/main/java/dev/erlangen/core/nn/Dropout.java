package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Dropout: while training every element is 0 with probability p, otherwise divided by 1 - p. */
public final class Dropout {
  private Dropout() {}

  /** Applies dropout with probability {@code p} in [0, 1); nothing happens in evaluation. */
  public static Tensor apply(Tensor x, double p, Mode mode) {
    if (p == 0 || !mode.training()) {
      return x;
    }
    Check.that(p > 0 && p < 1, "dropout must be in [0, 1), got %s", p);
    Tensor keep = torch.empty_like(x.detach()).bernoulli_(1 - p, mode.random().generator());
    return x.mul(keep.mul_(Tensors.scalar(1 / (1 - p))));
  }
}
