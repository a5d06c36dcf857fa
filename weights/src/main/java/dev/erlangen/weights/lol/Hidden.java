package dev.erlangen.weights.lol;

import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * Factors inside an equivariant network, h rows each, laid out such that the layers of all matrices
 * are one batched product.
 *
 * @param u (L, h, B, r)
 * @param v (L, h, B, r)
 */
public record Hidden(Tensor u, Tensor v) {

  /** U of matrix l, (B, h, r). */
  public Tensor u(long l) {
    return u.select(0, l).transpose(0, 1);
  }

  /** V of matrix l, (B, h, r). */
  public Tensor v(long l) {
    return v.select(0, l).transpose(0, 1);
  }

  /** The products {@code U_l V_lᵀ}, (B, L, h, h): what is invariant of the pairs. */
  public Tensor products() {
    return u.permute(2, 0, 1, 3).matmul(v.permute(2, 0, 3, 1));
  }

  /** The mean entry of every product, (B, L), without forming one: {@code ū·v̄ / h²}. */
  public Tensor means() {
    long h = u.size(1);
    Tensor dots = u.sum(1L).mul(v.sum(1L)).sum(-1L); // (L, B)
    return dots.t().div(Tensors.scalar((double) (h * h)));
  }
}
