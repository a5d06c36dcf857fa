package dev.erlangen.weights.lol.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Random changes of basis, another one for every adapter and matrix. */
final class Moves {
  /** Half the logarithm of the largest condition, 10. */
  private static final double SPREAD = Math.log(10) / 2;

  private Moves() {}

  /** {@code (U R, V R⁻ᵀ)} with {@code R = Q₁ diag(s) Q₂}, s log-uniform in [1/√10, √10]. */
  static LowRank random(LowRank x, Rng rng) {
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < x.matrices(); l++) {
      Tensor factor = x.u().get(l);
      long r = factor.size(2);
      Tensor left = orthogonal(rng, factor.size(0), r);
      Tensor right = orthogonal(rng, factor.size(0), r);
      Tensor s = rng.uniform(-SPREAD, SPREAD, factor.size(0), 1, r).to(ScalarType.Double).exp();
      Tensor move = left.mul(s).matmul(right);
      Tensor dual = left.mul(s.reciprocal()).matmul(right); // R⁻ᵀ
      u.add(moved(factor, move));
      v.add(moved(x.v().get(l), dual));
    }
    return new LowRank(u, v);
  }

  private static Tensor moved(Tensor factor, Tensor by) {
    return Tensors.like(factor.to(ScalarType.Double).cpu().matmul(by), factor);
  }

  private static Tensor orthogonal(Rng rng, long count, long r) {
    return Linalg.qr(rng.normal(count, r, r).to(ScalarType.Double)).q();
  }
}
