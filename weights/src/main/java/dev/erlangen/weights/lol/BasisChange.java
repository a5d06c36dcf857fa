package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.GeneralLinear;
import dev.erlangen.core.symmetry.Group;
import dev.erlangen.core.symmetry.Independent;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.weights.adapter.LowRank;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The ambiguity of low-rank factors: an invertible matrix per adapted matrix, {@code U ↦ U gᵀ},
 * {@code V ↦ V g⁻¹}, which leaves {@code U Vᵀ} as it is.
 */
public final class BasisChange {
  private BasisChange() {}

  /** {@code GL(r_1) × … × GL(r_L)}. */
  public static Group<List<Tensor>> general(List<Integer> ranks) {
    return new Independent<>(ranks.stream().<Group<Tensor>>map(r -> new GeneralLinear(r)).toList());
  }

  /** {@code O(r_1) × … × O(r_L)}. */
  public static Group<List<Tensor>> orthogonal(List<Integer> ranks) {
    return new Independent<>(ranks.stream().<Group<Tensor>>map(r -> new Orthogonal(r)).toList());
  }

  /** How a change of basis moves factors. */
  public static Action<List<Tensor>, LowRank> action() {
    Action<Tensor, Tensor> vectors = Actions.vectors();
    Action<Tensor, Tensor> covectors = Actions.dual(-1);
    return (g, x) -> {
      Check.that(
          g.size() == x.matrices(), "%d matrices for %d adapted ones", g.size(), x.matrices());
      List<Tensor> u = new ArrayList<>();
      List<Tensor> v = new ArrayList<>();
      for (int l = 0; l < g.size(); l++) {
        u.add(vectors.apply(g.get(l), x.u().get(l)));
        v.add(covectors.apply(g.get(l), x.v().get(l)));
      }
      return new LowRank(u, v);
    };
  }
}
