package dev.erlangen.weights.lol;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Random adapters for tests, float64. */
public final class Samples {
  /** Rows of U. */
  public static final List<Long> N = List.of(5L, 4L, 6L);

  /** Rows of V. */
  public static final List<Long> M = List.of(7L, 3L, 4L);

  private Samples() {}

  /** {@code batch} adapters of one rank. */
  public static LowRank random(int batch, int rank, long seed) {
    Rng rng = new Rng(seed);
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < N.size(); l++) {
      u.add(rng.normal(batch, N.get(l), rank).to(ScalarType.Double));
      v.add(rng.normal(batch, M.get(l), rank).to(ScalarType.Double));
    }
    return new LowRank(u, v);
  }

  /** The same adapters in other bases. */
  public static LowRank moved(LowRank x, long seed) {
    int rank = (int) x.rank();
    List<Integer> ranks = Collections.nCopies(x.matrices(), rank);
    return BasisChange.action().apply(BasisChange.general(ranks).sample(new Rng(seed)), x);
  }

  /** Largest difference of entries. */
  public static double distance(Tensor a, Tensor b) {
    return Tensors.item(a.sub(b).abs().max());
  }
}
