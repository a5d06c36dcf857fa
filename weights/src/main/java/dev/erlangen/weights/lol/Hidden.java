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
  private static final long SMALL = 4096;

  /** U of matrix l, (B, h, r). */
  public Tensor u(long l) {
    return u.select(0, l).transpose(0, 1);
  }

  /** V of matrix l, (B, h, r). */
  public Tensor v(long l) {
    return v.select(0, l).transpose(0, 1);
  }

  /**
   * The products {@code U_l V_lᵀ}, (B, L, h, h): what is invariant of the pairs. Small ones are
   * summed over the rank for all adapters at once, since a product of BLAS costs a microsecond
   * however small it is; the memory is (L, h, h, B) then.
   */
  public Tensor products() {
    long h = u.size(1);
    if (!u.is_cpu() || h * h * u.size(3) > SMALL) {
      return u.permute(2, 0, 1, 3).matmul(v.permute(2, 0, 3, 1));
    }
    Tensor left = u.permute(3, 0, 1, 2).contiguous(); // (r, L, h, B)
    Tensor right = v.permute(3, 0, 1, 2).contiguous();
    Tensor sum = rows(left, 0).mul(columns(right, 0)); // (L, h, h, B)
    for (long k = 1; k < left.size(0); k++) {
      sum.addcmul_(rows(left, k), columns(right, k), Tensors.scalar(1));
    }
    return sum.permute(3, 0, 1, 2);
  }

  private static Tensor rows(Tensor x, long k) {
    return x.select(0, k).unsqueeze(2);
  }

  private static Tensor columns(Tensor x, long k) {
    return x.select(0, k).unsqueeze(1);
  }

  /** The mean entry of every product, (B, L), without forming one: {@code ū·v̄ / h²}. */
  public Tensor means() {
    long h = u.size(1);
    Tensor dots = u.sum(1L).mul(v.sum(1L)).sum(-1L); // (L, B)
    return dots.t().div(Tensors.scalar((double) (h * h)));
  }
}
