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
  private Moves() {}

  /**
   * {@code (U R, V R⁻ᵀ)} where the entries of R are normal, computed in float64. The condition of R
   * is as it comes: a network on float32 has to bear the rounding of the moved factors.
   */
  static LowRank random(LowRank x, Rng rng) {
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < x.matrices(); l++) {
      Tensor factor = x.u().get(l);
      long r = factor.size(2);
      Tensor basis = rng.normal(factor.size(0), r, r).to(ScalarType.Double);
      u.add(moved(factor, basis));
      v.add(moved(x.v().get(l), Linalg.inverse(basis).transpose(1, 2)));
    }
    return new LowRank(u, v);
  }

  private static Tensor moved(Tensor factor, Tensor by) {
    return Tensors.like(factor.to(ScalarType.Double).cpu().matmul(by), factor);
  }
}
