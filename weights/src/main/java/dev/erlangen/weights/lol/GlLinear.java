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
    Check.that(
        x.size(1) == w.size(1), "a factor has %d rows, the model needs %d", x.size(1), w.size(1));
    long batch = x.size(0);
    long rank = x.size(2);
    Tensor columns = x.transpose(1, 2).reshape(batch * rank, x.size(1)); // (B r, n)
    return columns.mm(w.t()).t().view(w.size(0), batch, rank);
  }
}
