package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** Scaled dot product attention, {@code softmax(Q Kᵀ/√d + mask) V} (Vaswani et al. 2017). */
public final class Attention {
  private Attention() {}

  /**
   * Attends.
   *
   * <p>Renumbering the keys together with the values (and the mask) changes nothing; renumbering
   * the queries renumbers the result. Without dropout libtorch's fused kernel is used, which has no
   * second derivative.
   *
   * @param q (..., n, d)
   * @param k (..., m, d)
   * @param v (..., m, e)
   * @param mask null, or broadcastable to (..., n, m): bool, true where a query may see a key, or
   *     floating-point, added to the scores. A query that may see no key gets 0
   * @param dropout probability with which a weight is dropped while training
   * @return (..., n, e)
   */
  public static Tensor attend(
      Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, double dropout, Mode mode) {
    Check.that(
        q.size(-1) == k.size(-1) && k.size(-2) == v.size(-2),
        "attention needs q (n, d), k (m, d), v (m, e), got %s, %s, %s",
        Tensors.shape(q),
        Tensors.shape(k),
        Tensors.shape(v));
    if (dropout == 0 || !mode.training()) {
      TensorOptional optional = mask == null ? new TensorOptional() : new TensorOptional(mask);
      return torch.scaled_dot_product_attention(
          q, k, v, optional, 0, false, new DoubleOptional(), false);
    }
    Tensor scores =
        q.mul(Tensors.scalar(1 / Math.sqrt((double) q.size(-1)))).matmul(k.transpose(-2, -1));
    return Dropout.apply(softmax(scores, mask), dropout, mode).matmul(v);
  }

  private static Tensor softmax(Tensor scores, @Nullable Tensor mask) {
    if (mask == null || mask.scalar_type().intern() != ScalarType.Bool) {
      return torch.softmax(mask == null ? scores : scores.add(mask), -1);
    }
    // Finite, for a row of -∞ has neither softmax nor gradient.
    double never = scores.scalar_type().intern() == ScalarType.Half ? -6e4 : -1e30;
    Tensor hidden = mask.logical_not();
    Tensor seen = scores.masked_fill(hidden, Tensors.scalar(never));
    return torch.softmax(seen, -1).masked_fill(hidden, Tensors.scalar(0));
  }
}
