package dev.erlangen.weights.lol;

import dev.erlangen.core.Mode;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Equivariant dropout: whole rows of U and, independently, of V are dropped, so the rank axis is
 * not touched.
 */
public enum RowDropout {
  /** Kept rows are divided by 1 - p while training; evaluation is the identity. */
  INVERTED,
  /** As published: nothing is rescaled while training, evaluation multiplies by 1 - p. */
  LEGACY;

  /** Drops with probability p. */
  Hidden apply(Hidden x, double p, Mode mode) {
    if (p == 0) {
      return x;
    }
    if (!mode.training()) {
      return this == LEGACY ? new Hidden(scaled(x.u(), 1 - p), scaled(x.v(), 1 - p)) : x;
    }
    return new Hidden(dropped(x.u(), p, mode), dropped(x.v(), p, mode));
  }

  private Tensor dropped(Tensor x, double p, Mode mode) {
    Tensor rows = torch.empty_like(x.detach().narrow(3, 0, 1)); // (L, h, B, 1)
    Tensor keep = rows.bernoulli_(1 - p, mode.random().generator());
    return x.mul(this == INVERTED ? scaled(keep, 1 / (1 - p)) : keep);
  }

  private static Tensor scaled(Tensor x, double factor) {
    return x.mul(Tensors.scalar(factor));
  }
}
