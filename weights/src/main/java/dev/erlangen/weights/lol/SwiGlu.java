package dev.erlangen.weights.lol;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Linear;
import org.bytedeco.pytorch.Tensor;

/** Gated layer, {@code w₃(silu(w₁x) ⊙ w₂x)} (Shazeer 2020). */
public record SwiGlu(Linear w1, Linear w2, Linear w3) {
  static SwiGlu init(long in, long hidden, long out, Rng rng) {
    return new SwiGlu(
        new Linear.Config(in, hidden).init(rng),
        new Linear.Config(in, hidden).init(rng),
        new Linear.Config(hidden, out).init(rng));
  }

  /** Maps (…, in) to (…, out). */
  public Tensor forward(Tensor x) {
    return w3.forward(Activation.SILU.apply(w1.forward(x)).mul(w2.forward(x)));
  }
}
