package dev.erlangen.graph.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import org.bytedeco.pytorch.Tensor;

/**
 * Generalised PageRank propagation {@code y = Σ_{k=0..K} γ_k Â^k x} (Chien et al., ICLR 2021), Â of
 * {@link GcnNorm#withLoops}. State: {@code temp} (K + 1), the γ.
 */
public record GprProp(Tensor temp) {

  /** Number of steps K. */
  public record Config(int steps) {
    public Config {
      Check.positive("steps", steps);
    }

    /** γ uniform in ±√(3/(K + 1)), divided by the sum of their absolute values. */
    public GprProp init(Rng rng) {
      Tensor gamma = Init.uniform(rng, Math.sqrt(3.0 / (steps + 1)), steps + 1);
      gamma.detach().div_(gamma.detach().abs().sum());
      return new GprProp(gamma);
    }
  }

  /** Maps x (N, C) to (N, C). */
  public Tensor forward(Tensor x, GcnNorm adjacency) {
    Tensor now = x;
    Tensor y = x.mul(temp.select(0, 0));
    for (long k = 1; k < temp.size(0); k++) {
      now = adjacency.apply(now);
      y = y.addcmul(now, temp.select(0, k));
    }
    return y;
  }
}
