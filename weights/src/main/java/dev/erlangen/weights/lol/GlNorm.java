package dev.erlangen.weights.lol;

import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * Equivariant normalisation: both factors are divided by the square root of {@code c = ‖U Vᵀ‖_F =
 * √tr(UᵀU · VᵀV)}, which is invariant, and rows are scaled.
 *
 * @param scaleU (1, L, h, 1)
 * @param scaleV (1, L, h, 1)
 */
public record GlNorm(Tensor scaleU, Tensor scaleV) {
  private static final double EPSILON = 1e-6;

  static GlNorm init(long matrices, long h) {
    return new GlNorm(Init.constant(1, 1, matrices, h, 1), Init.constant(1, 1, matrices, h, 1));
  }

  /** Normalises; the product of the result has about norm 1 before the scales. */
  public Hidden forward(Hidden x) {
    Tensor u = x.u().permute(0, 2, 1, 3); // (L, B, h, r)
    Tensor v = x.v().permute(0, 2, 1, 3);
    Tensor left = u.transpose(-2, -1).matmul(u);
    Tensor right = v.transpose(-2, -1).matmul(v);
    // An untrained adapter is exactly 0, where a root has no derivative.
    Tensor square = left.mul(right).sum(new long[] {-2, -1}).clamp_min(Tensors.scalar(1e-24));
    Tensor root = square.sqrt().add(Tensors.scalar(EPSILON)).rsqrt(); // (L, B)
    Tensor factor = root.unsqueeze(1).unsqueeze(-1);
    return new Hidden(
        x.u().mul(factor).mul(scaleU.permute(1, 2, 0, 3)),
        x.v().mul(factor).mul(scaleV.permute(1, 2, 0, 3)));
  }
}
