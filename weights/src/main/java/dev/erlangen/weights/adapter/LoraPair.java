package dev.erlangen.weights.adapter;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The low-rank update of one weight matrix, {@code ΔW = s · up · down}.
 *
 * @param up B, (n, r); for a convolution (n, r, 1, …)
 * @param down A, (r, m); for a convolution (r, m, k, …)
 * @param scale s, alpha/r or alpha/√r
 * @param kind what is adapted
 * @param transposed whether the weight is stored (in, out), so that the update is {@code s (B A)ᵀ}
 */
public record LoraPair(Tensor up, Tensor down, double scale, Kind kind, boolean transposed) {
  /** More is a mistake in a file, and overflows where squares are summed. */
  private static final double LARGEST_SCALE = 1e12;

  /** What is adapted. */
  public enum Kind {
    LINEAR,
    CONVOLUTION,
    EMBEDDING
  }

  /** Checks that the factors fit together. */
  public LoraPair {
    Check.that(
        up.dim() >= 2 && down.dim() >= 2 && up.size(1) == down.size(0),
        "up (n, r) and down (r, m) must share the rank, got %s and %s",
        Tensors.shape(up),
        Tensors.shape(down));
    Check.that(
        up.size(0) * up.size(1) == up.numel(),
        "up must have no extent beyond (n, r), got %s",
        Tensors.shape(up));
    Check.that(
        up.numel() > 0 && down.numel() > 0,
        "factors must not be empty, got %s and %s",
        Tensors.shape(up),
        Tensors.shape(down));
    Check.that(
        Math.abs(scale) <= LARGEST_SCALE,
        "the scale must be at most %s, got %s",
        LARGEST_SCALE,
        scale);
  }

  /** A linear layer's update with its scale folded in. */
  public static LoraPair linear(Tensor up, Tensor down) {
    return new LoraPair(up, down, 1, Kind.LINEAR, false);
  }

  /** Rank r of the factors. */
  public long rank() {
    return up.size(1);
  }

  /** Rows n of up. */
  public long rows() {
    return up.size(0);
  }

  /** Columns m of down, a convolution's kernel included. */
  public long columns() {
    return down.numel() / down.size(0);
  }

  /** Factors U = s·up (n, r) and V = downᵀ (m, r) of the update, transposed or not. */
  public Factored factors(ScalarType type) {
    return new Factored(
        up.to(type).reshape(rows(), rank()).mul(Tensors.scalar(scale)),
        down.to(type).reshape(rank(), columns()).t());
  }

  /**
   * The dense update in float64, in the layout of the weight: (n, m), (m, n) if transposed, (n, m,
   * k, …) for a convolution.
   */
  public Tensor delta() {
    Tensor product = factors(ScalarType.Double).product();
    if (down.dim() > 2) {
      long[] shape = down.shape();
      shape[0] = rows();
      return product.reshape(shape);
    }
    return transposed ? product.t() : product;
  }

  /** The same update in another basis, {@code (up R, R⁻¹ down)}, in the same dtype. */
  public LoraPair transformed(Tensor r) {
    Tensor matrix = r.to(ScalarType.Double);
    Tensor newUp = up.to(ScalarType.Double).reshape(rows(), rank()).matmul(matrix);
    Tensor flat = down.to(ScalarType.Double).reshape(rank(), columns());
    return with(newUp, Linalg.inverse(matrix).matmul(flat), scale);
  }

  /** The same update with balanced factors and scale 1, see {@link Factored#balanced}. */
  public LoraPair balanced() {
    Factored b = factors(ScalarType.Double).balanced();
    return with(b.u(), b.v().t(), 1);
  }

  /** The same update with scale 1: the scale is multiplied into up, rounded to its dtype. */
  public LoraPair folded() {
    return scale == 1 ? this : with(up.to(ScalarType.Double).mul(Tensors.scalar(scale)), down, 1);
  }

  private LoraPair with(Tensor newUp, Tensor newDown, double newScale) {
    return new LoraPair(
        Tensors.like(newUp.reshape(up.shape()), up).contiguous(),
        Tensors.like(newDown.reshape(down.shape()), down).contiguous(),
        newScale,
        kind,
        transposed);
  }
}
