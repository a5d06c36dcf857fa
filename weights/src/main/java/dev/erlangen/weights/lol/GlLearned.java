package dev.erlangen.weights.lol;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * A learned equivariant nonlinearity: {@code U ↦ S U/√h}, {@code V ↦ T V/√h}, where S and T are
 * made by two MLPs from the invariants {@code Q = (w₁U)(w₂V)ᵀ}, (k, k).
 *
 * @param w1 (L, k, h)
 * @param w2 (L, k, h)
 * @param left makes S
 * @param right makes T
 * @param wide whether the MLPs see the Q of all matrices at once and make all S and T
 */
public record GlLearned(
    @Name("w_1") Tensor w1, @Name("w_2") Tensor w2, Mlp left, Mlp right, boolean wide) {

  static GlLearned init(long matrices, long h, long k, boolean wide, Rng rng) {
    long times = wide ? matrices : 1;
    Mlp.Config mlp = new Mlp.Config(times * k * k, h * k, times * h * h, 2, Norm.NONE);
    double std = 1 / Math.sqrt(h);
    return new GlLearned(
        Init.normal(rng, std, matrices, k, h),
        Init.normal(rng, std, matrices, k, h),
        mlp.init(rng),
        mlp.init(rng),
        wide);
  }

  /** Applies the map to every matrix. */
  public Hidden forward(Hidden x, Mode mode) {
    Tensor u = x.u().permute(2, 0, 1, 3); // (B, L, h, r)
    Tensor v = x.v().permute(2, 0, 1, 3);
    Tensor q = w1.matmul(u).matmul(w2.matmul(v).transpose(-2, -1)); // (B, L, k, k)
    return new Hidden(changed(left, q, u, mode), changed(right, q, v, mode));
  }

  private Tensor changed(Mlp mlp, Tensor q, Tensor x, Mode mode) {
    long h = x.size(2);
    Tensor seen = q.flatten(wide ? 1 : 2, -1);
    Tensor matrices = mlp.forward(seen, mode).view(x.size(0), x.size(1), h, h);
    return matrices.matmul(x).div(Tensors.scalar(Math.sqrt(h))).permute(1, 2, 0, 3);
  }
}
