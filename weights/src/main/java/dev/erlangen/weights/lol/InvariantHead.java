package dev.erlangen.weights.lol;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.LayerNorm;
import dev.erlangen.core.nn.Linear;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The invariant part of GL-net, on the entries of the products {@code P_l = U_l V_lᵀ}.
 *
 * @param shared whether {@code linear1} reads one P_l at a time; then two further layers follow
 */
public record InvariantHead(
    Linear linear1,
    LayerNorm ln1,
    Linear linear2,
    @Nullable LayerNorm ln2,
    @Nullable Linear linear3,
    boolean shared,
    double dropout) {

  /** Reads all features at once: Linear, LayerNorm, ReLU, Linear. */
  static InvariantHead whole(long in, long hidden, long out, double dropout, Rng rng) {
    return new InvariantHead(
        new Linear.Config(in, hidden).init(rng),
        new LayerNorm.Config(hidden).init(),
        new Linear.Config(hidden, out).init(rng),
        null,
        null,
        false,
        dropout);
  }

  /** Reads the features of each of L matrices by the same layer, then all. */
  static InvariantHead shared(
      long in, long matrices, long hidden, long out, double dropout, Rng rng) {
    return new InvariantHead(
        new Linear.Config(in, hidden).init(rng),
        new LayerNorm.Config(hidden).init(),
        new Linear.Config(matrices * hidden, hidden).init(rng),
        new LayerNorm.Config(hidden).init(),
        new Linear.Config(hidden, out).init(rng),
        true,
        dropout);
  }

  /** Maps features (B, L, F) to (B, out). */
  public Tensor forward(Tensor features, Mode mode) {
    Tensor x = Dropout.apply(shared ? features : features.flatten(1, 2), dropout, mode);
    Tensor y = Dropout.apply(ln1.forward(linear1.forward(x)), dropout, mode).relu();
    if (!shared) {
      return linear2.forward(y);
    }
    Tensor z = Objects.requireNonNull(ln2).forward(linear2.forward(y.flatten(1, 2)));
    return Objects.requireNonNull(linear3).forward(Dropout.apply(z, dropout, mode).relu());
  }
}
