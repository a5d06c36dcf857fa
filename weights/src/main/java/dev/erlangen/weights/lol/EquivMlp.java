package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.weights.adapter.LowRank;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The equivariant part of GL-net: a linear map per pair, then for every further layer (norm,)
 * nonlinearity, dropout, linear map. {@code (U R, V R⁻ᵀ)} gives {@code (U' R, V' R⁻ᵀ)}.
 *
 * @param config the sizes
 * @param firstLayer Φ_l and Ψ_l
 * @param equivariantLayersU (L, h, h) for every further layer
 * @param equivariantLayersV (L, h, h) for every further layer
 * @param norms before every nonlinearity, or none
 * @param learned the nonlinearities where they are learned, or none
 */
public record EquivMlp(
    GlNet.Config config,
    List<GlLinear> firstLayer,
    List<Tensor> equivariantLayersU,
    List<Tensor> equivariantLayersV,
    List<GlNorm> norms,
    List<GlLearned> learned) {

  /** Maps the factors of all adapters. */
  public Hidden forward(LowRank x, Mode mode) {
    Check.that(
        x.matrices() == firstLayer.size(),
        "the adapters have %d matrices, the model needs %d",
        x.matrices(),
        firstLayer.size());
    Hidden hidden =
        new Hidden(
            FirstProducts.of(firstLayer.stream().map(GlLinear::phi).toList(), x.u()),
            FirstProducts.of(firstLayer.stream().map(GlLinear::psi).toList(), x.v()));
    for (int i = 0; i < equivariantLayersU.size(); i++) {
      hidden = norms.isEmpty() ? hidden : norms.get(i).forward(hidden);
      hidden = learned.isEmpty() ? GlGate.apply(hidden) : learned.get(i).forward(hidden, mode);
      hidden = config.rowDropout().apply(hidden, config.dropout(), mode);
      hidden =
          new Hidden(
              mixed(equivariantLayersU.get(i), hidden.u()),
              mixed(equivariantLayersV.get(i), hidden.v()));
    }
    mode.trace("equivariant layers: U", "vectors", hidden.u());
    mode.trace("equivariant layers: V", "covectors", hidden.v());
    return hidden;
  }

  /** {@code W_l X_l} for all l and the whole batch in one product. */
  static Tensor mixed(Tensor w, Tensor x) {
    return w.bmm(x.flatten(2, 3)).view(w.size(0), w.size(1), x.size(2), x.size(3));
  }
}
