package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.params.Name;
import dev.erlangen.weights.adapter.LowRank;
import org.bytedeco.pytorch.Tensor;

/**
 * Equivariant linear map of one pair, {@code U ↦ Φ U}, {@code V ↦ Ψ V}: rows are mixed within U and
 * within V, the rank axis is not touched, and there is no bias.
 *
 * @param phi Φ, (h, n)
 * @param psi Ψ, (h, m)
 */
public record GlLinear(@Name("w_1") Tensor phi, @Name("w_2") Tensor psi) {

  /** Entries from N(0, 1/n) and N(0, 1/m). */
  static GlLinear init(long n, long m, long h, Rng rng) {
    return new GlLinear(
        Init.normal(rng, 1 / Math.sqrt(n), h, n), Init.normal(rng, 1 / Math.sqrt(m), h, m));
  }

  /**
   * One product for the whole batch: {@code w} (h, n) times x (B, n, r), as (h, B, r). Factors that
   * are laid out as {@link LowRank#packed} are not copied.
   */
  static Tensor rows(Tensor w, Tensor x) {
    return columns(x, w).mm(w.t()).t().view(w.size(0), x.size(0), x.size(2));
  }

  /** The columns of all factors x (B, n, r), which {@code w} (h, n) can read, as rows (B r, n). */
  static Tensor columns(Tensor x, Tensor w) {
    Check.that(
        x.size(1) == w.size(1), "a factor has %d rows, the model needs %d", x.size(1), w.size(1));
    return x.transpose(1, 2).reshape(x.size(0) * x.size(2), x.size(1));
  }
}
