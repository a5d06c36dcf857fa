package dev.erlangen.weights.lol.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Group;
import dev.erlangen.core.symmetry.Independent;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.BasisChange;
import dev.erlangen.weights.lol.LolModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The symmetries of one model, and those that it must not have.
 *
 * @param label name of the model
 * @param model the network
 * @param n rows of every U
 * @param m rows of every V
 * @param ranks ranks of the inputs
 */
record LolContracts(String label, LolModel model, List<Long> n, List<Long> m, List<Integer> ranks) {
  private static final int BATCH = 2;

  /** Factors of condition 4, squared by products and divided by small sums, lose digits. */
  static final double ROUNDING_32 = 1e-3;

  /** All claims on a model of this kind. */
  List<SymmetryContract> of(Kind kind) {
    List<SymmetryContract> out = new ArrayList<>();
    Action<List<Tensor>, LowRank> action = BasisChange.action();
    Group<List<Tensor>> orthogonal = BasisChange.orthogonal(ranks);
    Group<List<Tensor>> general = BasisChange.general(ranks);
    if (kind.isInvariant()) {
      out.add(claim(true, ": a change of basis leaves the prediction unchanged", general, action));
    } else {
      if (kind.isOrthogonallyInvariant()) {
        String same = ": an orthogonal change of basis leaves the prediction unchanged";
        out.add(claim(true, same, orthogonal, action));
      }
      out.add(claim(false, ": a change of basis changes the prediction", general, action));
    }
    boolean blind = kind == Kind.MLP_SVD;
    out.add(
        claim(
            blind,
            blind
                ? ": rotations of rows and columns of the updates are not seen"
                : ": rotations of rows and columns of the updates change the prediction",
            sides(),
            LolContracts::turned));
    return List.copyOf(out);
  }

  private <G> SymmetryContract claim(
      boolean holds, String what, Group<G> group, Action<G, LowRank> action) {
    String name = label + what;
    Symmetry<G, LowRank, Tensor> symmetry = Symmetry.invariance(group, action);
    Function<ScalarType, Forward<LowRank, Tensor>> typed =
        type -> {
          LolModel copy = Params.to(model, Torch.device("cpu"), type);
          return copy::forward;
        };
    Contract<G, LowRank, Tensor> contract =
        holds
            ? Contract.holds(name, symmetry, this::random, typed)
            : Contract.breaks(name, symmetry, this::random, typed);
    return contract.withTolerances(Contract.TOLERANCE_64, ROUNDING_32);
  }

  LowRank random(Rng rng) {
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < n.size(); l++) {
      u.add(rng.normal(BATCH, n.get(l), ranks.get(l)).to(ScalarType.Double));
      v.add(rng.normal(BATCH, m.get(l), ranks.get(l)).to(ScalarType.Double));
    }
    return new LowRank(u, v);
  }

  /** {@code O(n_l) × O(m_l)} for every matrix: neurons mixed at both ends. */
  private Group<List<Tensor>> sides() {
    List<Group<Tensor>> parts = new ArrayList<>();
    for (int l = 0; l < n.size(); l++) {
      parts.add(new Orthogonal(Math.toIntExact(n.get(l))));
      parts.add(new Orthogonal(Math.toIntExact(m.get(l))));
    }
    return new Independent<>(parts);
  }

  private static LowRank turned(List<Tensor> g, LowRank x) {
    Action<Tensor, Tensor> rows = Actions.matrix(1);
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < x.matrices(); l++) {
      u.add(rows.apply(g.get(2 * l), x.u().get(l)));
      v.add(rows.apply(g.get(2 * l + 1), x.v().get(l)));
    }
    return new LowRank(u, v);
  }
}
