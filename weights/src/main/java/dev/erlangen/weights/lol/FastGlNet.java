package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * GL-net for L adapted matrices of one size, whose parameters are stacked: first all U, then all V.
 *
 * <p>State, with the official names: {@code equiv_mlp.first_equiv} (2L, h, n), {@code
 * equiv_mlp.equivariant_layers.<i>} (2L, h, h), {@code invariant_head}.
 */
public record FastGlNet(Stack equivMlp, InvariantHead invariantHead) {

  /** The equivariant layers. */
  public record Stack(Tensor firstEquiv, List<Tensor> equivariantLayers) {}

  /** n = m for all of L matrices; h; layers; d; out. */
  public record Config(long n, long matrices, long hidden, int layers, long width, long out) {
    public Config {
      Check.positive("n", n);
      Check.positive("matrices", matrices);
      Check.positive("hidden", hidden);
      Check.positive("layers", layers);
    }

    /** Draws the parameters. */
    public FastGlNet init(Rng rng) {
      Tensor first = Init.normal(rng, 1 / Math.sqrt(n), 2 * matrices, hidden, n);
      List<Tensor> further =
          IntStream.range(1, layers)
              .mapToObj(i -> Init.normal(rng, 1 / Math.sqrt(hidden), 2 * matrices, hidden, hidden))
              .toList();
      return new FastGlNet(
          new Stack(first, further),
          InvariantHead.whole(matrices * hidden * hidden, width, out, 0, rng));
    }
  }

  /** Maps (B, 2L, n, r) to (B, out). */
  public Tensor forward(Tensor uvs, Mode mode) {
    Tensor first = equivMlp.firstEquiv;
    Check.that(
        uvs.dim() == 4 && uvs.size(1) == first.size(0) && uvs.size(2) == first.size(2),
        "factors must be (B, %d, %d, r), got %s",
        first.size(0),
        first.size(2),
        Tensors.shape(uvs));
    Tensor x = EquivMlp.mixed(first, uvs.permute(1, 2, 0, 3).contiguous());
    for (Tensor layer : equivMlp.equivariantLayers) {
      x = EquivMlp.mixed(layer, joined(GlGate.apply(halves(x))));
    }
    return invariantHead.forward(halves(x).products().flatten(2, 3), mode);
  }

  private static Hidden halves(Tensor x) {
    long matrices = x.size(0) / 2;
    return new Hidden(x.narrow(0, 0, matrices), x.narrow(0, matrices, matrices));
  }

  private static Tensor joined(Hidden x) {
    return Tensors.cat(0, x.u(), x.v());
  }
}
