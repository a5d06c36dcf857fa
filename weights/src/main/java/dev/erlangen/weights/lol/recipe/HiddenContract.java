package dev.erlangen.weights.lol.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.BasisChange;
import dev.erlangen.weights.lol.GlNet;
import dev.erlangen.weights.lol.Hidden;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The claim that the hidden factors of GL-net move as its inputs do. */
final class HiddenContract {
  private HiddenContract() {}

  /** {@code hidden(U R, V R⁻ᵀ) = (U' R, V' R⁻ᵀ)}. */
  static SymmetryContract of(String label, GlNet net, LolContracts inputs) {
    Symmetry<List<Tensor>, LowRank, Hidden> symmetry =
        new Symmetry<>(
            BasisChange.general(inputs.ranks()),
            BasisChange.action(),
            (g, x) ->
                new Hidden(moved(g, x.u(), Actions.vectors()), moved(g, x.v(), Actions.dual(-1))));
    return Contract.holds(
            label + ": hidden factors follow a change of basis",
            symmetry,
            (Rng rng) -> inputs.random(rng),
            type -> {
              GlNet typed = Params.to(net, Torch.device("cpu"), type);
              return (x, mode) -> typed.equivMlp().forward(x, mode);
            })
        .withTolerances(Contract.TOLERANCE_64, LolContracts.ROUNDING_32);
  }

  /** Moves the columns that belong to the rank of each matrix; those that fill up are zero. */
  private static Tensor moved(List<Tensor> g, Tensor x, Action<Tensor, Tensor> action) {
    List<Tensor> parts = new ArrayList<>();
    for (int l = 0; l < g.size(); l++) {
      Tensor one = x.select(0, l);
      long rank = g.get(l).size(0);
      Tensor front = action.apply(g.get(l), one.narrow(-1, 0, rank));
      parts.add(Tensors.cat(-1, front, one.narrow(-1, rank, one.size(-1) - rank)));
    }
    return Tensors.stack(0, parts.toArray(Tensor[]::new));
  }
}
