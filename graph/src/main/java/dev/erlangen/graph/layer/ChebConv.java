package dev.erlangen.graph.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Chebyshev convolution: {@code y = Σ_k T_k(L - I) x W_kᵀ + b}, L the symmetric Laplacian with its
 * largest eigenvalue taken as 2 (Defferrard, Bresson and Vandergheynst, NeurIPS 2016). State:
 * {@code lins.<k>.weight}, {@code bias}.
 */
public record ChebConv(List<Linear> lins, Tensor bias) {
  public ChebConv {
    lins = List.copyOf(lins);
  }

  /** Channels and number of polynomials K, of degrees 0 .. K - 1. */
  public record Config(long in, long out, int polynomials) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
      Check.positive("polynomials", polynomials);
    }

    /** Glorot weights, zero bias. */
    public ChebConv init(Rng rng) {
      List<Linear> lins =
          IntStream.range(0, polynomials)
              .mapToObj(k -> new Linear(Init.xavier(rng, 1, out, in), null))
              .toList();
      return new ChebConv(lins, Init.constant(0, out));
    }
  }

  /**
   * Maps x (N, I) to (N, O).
   *
   * @param adjacency {@link GcnNorm#plain} of arcs without loops
   */
  public Tensor forward(Tensor x, GcnNorm adjacency) {
    Tensor before = x;
    Tensor now = x;
    Tensor y = lins.get(0).forward(x);
    for (int k = 1; k < lins.size(); k++) {
      // L - I is minus the normalised adjacency.
      Tensor applied = adjacency.apply(now).neg();
      Tensor next = k == 1 ? applied : applied.mul(new Scalar(2)).sub(before);
      before = now;
      now = next;
      y = torch.addmm(y, now, lins.get(k).weight().t());
    }
    return y.add(bias);
  }
}
