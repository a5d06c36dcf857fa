package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.weights.adapter.LowRank;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * GL-net: equivariant layers on the factors, the products {@code U'_l V'_lᵀ}, and an MLP on their
 * entries. The output is invariant under Π_l GL(r_l); it accepts any rank.
 *
 * <p>State, with the official names: {@code equiv_mlp.first_layer.<l>.w_1/w_2}, {@code
 * equiv_mlp.equivariant_layers_u/v.<i>}, {@code invariant_head.linear1/ln1/linear2(/ln2/linear3)}.
 */
public record GlNet(EquivMlp equivMlp, InvariantHead invariantHead) implements LolModel {

  /** What the head reads. */
  public enum Head {
    /** All entries of all products at once. */
    ENTRIES,
    /** The mean entry of every product: one number per matrix. */
    POOLED,
    /** The entries of one product at a time by a shared layer, then all. */
    SHARED
  }

  /** What stands between the equivariant linear maps. */
  public enum Nonlinearity {
    /** {@link GlGate}. */
    GATE,
    /** {@link GlLearned} for every matrix alone. */
    LEARNED,
    /** {@link GlLearned} on all matrices at once. */
    LEARNED_WIDE
  }

  /**
   * Sizes and options.
   *
   * @param n rows n_l of every U_l
   * @param m rows m_l of every V_l
   * @param hidden h, rows of the hidden factors
   * @param layers equivariant linear maps, at least 1; 1 has no nonlinearity
   * @param head what is read of the products
   * @param width d, hidden channels of the head
   * @param out number of outputs
   * @param dropout p of the head, and of the rows between equivariant layers
   * @param rowDropout convention of the latter
   * @param nonlinearity between equivariant layers
   * @param norm whether a {@link GlNorm} stands before every nonlinearity
   * @param probes k of a learned nonlinearity
   */
  public record Config(
      List<Long> n,
      List<Long> m,
      long hidden,
      int layers,
      Head head,
      long width,
      long out,
      double dropout,
      RowDropout rowDropout,
      Nonlinearity nonlinearity,
      boolean norm,
      long probes) {
    public Config {
      n = List.copyOf(n);
      m = List.copyOf(m);
      Check.that(
          !n.isEmpty() && n.size() == m.size(),
          "sizes of U and V must be given for the same matrices, got %d and %d",
          n.size(),
          m.size());
      n.forEach(size -> Check.positive("n", size));
      m.forEach(size -> Check.positive("m", size));
      Check.positive("hidden", hidden);
      Check.positive("layers", layers);
      Check.positive("width", width);
      Check.positive("out", out);
      Check.positive("probes", probes);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** One equivariant layer or several with gates, all entries, no dropout. */
    public Config(List<Long> n, List<Long> m, long hidden, int layers, long width, long out) {
      this(
          n,
          m,
          hidden,
          layers,
          Head.ENTRIES,
          width,
          out,
          0,
          RowDropout.INVERTED,
          Nonlinearity.GATE,
          false,
          4);
    }

    /** Returns this with another head. */
    public Config with(Head other) {
      return new Config(
          n, m, hidden, layers, other, width, out, dropout, rowDropout, nonlinearity, norm, probes);
    }

    /** Returns this with other blocks between the equivariant layers. */
    public Config with(Nonlinearity other, boolean normed) {
      return new Config(
          n, m, hidden, layers, head, width, out, dropout, rowDropout, other, normed, probes);
    }

    /** Returns this with dropout. */
    public Config dropping(double p, RowDropout convention) {
      return new Config(
          n, m, hidden, layers, head, width, out, p, convention, nonlinearity, norm, probes);
    }

    /** Draws the parameters: first layer N(0, 1/n_l) and N(0, 1/m_l), then N(0, 1/h). */
    public GlNet init(Rng rng) {
      List<GlLinear> first =
          IntStream.range(0, n.size())
              .mapToObj(l -> GlLinear.init(n.get(l), m.get(l), hidden, rng))
              .toList();
      long matrices = n.size();
      boolean learns = nonlinearity != Nonlinearity.GATE;
      boolean wide = nonlinearity == Nonlinearity.LEARNED_WIDE;
      EquivMlp equiv =
          new EquivMlp(
              this,
              first,
              further(i -> square(rng)),
              further(i -> square(rng)),
              norm ? further(i -> GlNorm.init(matrices, hidden)) : List.of(),
              learns
                  ? further(i -> GlLearned.init(matrices, hidden, probes, wide, rng))
                  : List.of());
      return new GlNet(equiv, newHead(rng));
    }

    private Tensor square(Rng rng) {
      return Init.normal(rng, 1 / Math.sqrt(hidden), n.size(), hidden, hidden);
    }

    private <T> List<T> further(Function<Integer, T> make) {
      return IntStream.range(1, layers).boxed().map(make).toList();
    }

    private InvariantHead newHead(Rng rng) {
      long entries = hidden * hidden;
      return switch (head) {
        case ENTRIES -> InvariantHead.whole(n.size() * entries, width, out, dropout, rng);
        case POOLED -> InvariantHead.whole(n.size(), width, out, dropout, rng);
        case SHARED -> InvariantHead.shared(entries, n.size(), width, out, dropout, rng);
      };
    }
  }

  /** The configuration that it was made with. */
  public Config config() {
    return equivMlp.config();
  }

  /** Maps B adapters to (B, out). */
  @Override
  public Tensor forward(LowRank x, Mode mode) {
    return invariantHead.forward(features(equivMlp.forward(x, mode)), mode);
  }

  /** Invariants of hidden factors, (B, L, F). */
  private Tensor features(Hidden hidden) {
    return config().head() == Head.POOLED
        ? hidden.means().unsqueeze(-1)
        : hidden.products().flatten(2, 3);
  }
}
