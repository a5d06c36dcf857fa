package dev.erlangen.graph.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import org.bytedeco.pytorch.Tensor;

/**
 * Graph convolution: {@code y = Â x Wᵀ + b} with Â of {@link GcnNorm#withLoops} (Kipf and Welling,
 * ICLR 2017). State: {@code lin.weight} (O, I), {@code bias} (O).
 */
public record GcnConv(Linear lin, Tensor bias) {

  /** Channels in and out. */
  public record Config(long in, long out) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
    }

    /** Glorot weight, zero bias. */
    public GcnConv init(Rng rng) {
      Linear lin = new Linear(Init.xavier(rng, 1, out, in), null);
      return new GcnConv(lin, Init.constant(0, out));
    }
  }

  /** Maps x (N, I) to (N, O). */
  public Tensor forward(Tensor x, Csr edges) {
    return forward(x, GcnNorm.withLoops(edges, x));
  }

  /** Maps x (N, I) to (N, O) with another normalised adjacency, which may serve many layers. */
  public Tensor forward(Tensor x, GcnNorm adjacency) {
    // The narrower side is the cheaper one to aggregate.
    boolean widens = lin.weight().size(0) > lin.weight().size(1);
    Tensor y = widens ? lin.forward(adjacency.apply(x)) : adjacency.apply(lin.forward(x));
    return y.add(bias);
  }
}
