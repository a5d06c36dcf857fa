package dev.erlangen.weights.lol.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Ranks;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Random changes of basis, another one for every adapter and matrix. */
final class Moves {
  /** Largest condition of a change of basis: more would cost float32 its digits. */
  static final int CONDITION = 100;

  private Moves() {}

  /**
   * {@code (U R, V R⁻ᵀ)} where the entries of R are normal; singular values of R below a hundredth
   * of the largest one are raised to that.
   */
  static LowRank random(LowRank x, Rng rng) {
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < x.matrices(); l++) {
      Tensor factor = x.u().get(l);
      long r = factor.size(2);
      Linalg.Svd svd = Linalg.svd(rng.normal(factor.size(0), r, r).to(ScalarType.Double));
      Tensor least = Ranks.max(svd.s(), -1, true).values().div(Tensors.scalar(CONDITION));
      Tensor s = svd.s().maximum(least).unsqueeze(-2); // (B, 1, r)
      u.add(moved(factor, svd.u().mul(s).matmul(svd.vt())));
      v.add(moved(x.v().get(l), svd.u().div(s).matmul(svd.vt()))); // R⁻ᵀ
    }
    return new LowRank(u, v);
  }

  private static Tensor moved(Tensor factor, Tensor by) {
    return Tensors.like(factor.to(ScalarType.Double).cpu().matmul(by), factor);
  }
}
