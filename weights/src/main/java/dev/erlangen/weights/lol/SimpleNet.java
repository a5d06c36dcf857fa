package dev.erlangen.weights.lol;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.LayerNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import org.bytedeco.pytorch.Tensor;

/**
 * The baselines' network of the diffusion experiments: Linear, LayerNorm, ReLU, Linear.
 *
 * <p>State, with the official names: {@code lin_1}, {@code ln1}, {@code lin_2}.
 */
public record SimpleNet(@Name("lin_1") Linear lin1, LayerNorm ln1, @Name("lin_2") Linear lin2) {

  /** Input channels, hidden channels, outputs. */
  public record Config(long in, long hidden, long out) {
    /** PyTorch's default initialisation. */
    public SimpleNet init(Rng rng) {
      return new SimpleNet(
          new Linear.Config(in, hidden).init(rng),
          new LayerNorm.Config(hidden).init(),
          new Linear.Config(hidden, out).init(rng));
    }
  }

  /** Maps (B, in) to (B, out). */
  public Tensor forward(Tensor x, Mode mode) {
    return lin2.forward(ln1.forward(lin1.forward(x)).relu());
  }
}
