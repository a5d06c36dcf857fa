package dev.erlangen.graph.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import org.bytedeco.pytorch.Tensor;

/**
 * Auto-regressive moving-average convolution (Bianchi et al., TPAMI 2021): K stacks of T steps
 * {@code x_t = relu(Â x_{t-1} W + x_0 V_t + b_t)}, averaged; Â of {@link GcnNorm#plain}.
 *
 * <p>State: {@code weight} (max(1, T - 1), K, O, O), of use from the second step on, {@code
 * init_weight} (K, I, O), {@code root_weight} (T, K, I, O), {@code bias} (T, K, 1, O).
 */
public record ArmaConv(
    Config config, Tensor weight, Tensor initWeight, Tensor rootWeight, Tensor bias) {

  /**
   * Sizes.
   *
   * @param stacks K
   * @param steps T
   */
  public record Config(long in, long out, int stacks, int steps) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
      Check.positive("stacks", stacks);
      Check.positive("steps", steps);
    }

    /** Glorot weights, zero bias. */
    public ArmaConv init(Rng rng) {
      double inner = Math.sqrt(6.0 / (2 * out));
      double outer = Math.sqrt(6.0 / (in + out));
      return new ArmaConv(
          this,
          Init.uniform(rng, inner, Math.max(1, steps - 1), stacks, out, out),
          Init.uniform(rng, outer, stacks, in, out),
          Init.uniform(rng, outer, steps, stacks, in, out),
          Init.constant(0, steps, stacks, 1, out));
    }
  }

  /** Maps x (N, I) to (N, O). */
  public Tensor forward(Tensor x, GcnNorm adjacency) {
    Tensor start = x.unsqueeze(0); // (1, N, I)
    Tensor now = start;
    for (int t = 0; t < config.steps; t++) {
      Tensor mapped = now.matmul(t == 0 ? initWeight : weight.select(0, t - 1)); // (K, N, O)
      now =
          propagated(mapped, adjacency)
              .add(start.matmul(rootWeight.select(0, t)))
              .add(bias.select(0, t))
              .relu();
    }
    return now.mean(0);
  }

  /** All stacks in one aggregation. */
  private static Tensor propagated(Tensor stacks, GcnNorm adjacency) {
    long k = stacks.size(0);
    Tensor wide = stacks.transpose(0, 1).flatten(1, 2); // (N, K·O)
    return adjacency.apply(wide).view(stacks.size(1), k, -1).transpose(0, 1);
  }
}
