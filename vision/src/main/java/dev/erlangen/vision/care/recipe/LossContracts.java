package dev.erlangen.vision.care.recipe;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.GeneralLinear;
import dev.erlangen.core.symmetry.Group;
import dev.erlangen.core.symmetry.Independent;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Pin;
import dev.erlangen.core.symmetry.SpecialOrthogonal;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.vision.care.BilinearForm;
import dev.erlangen.vision.care.EquivarianceLoss;
import dev.erlangen.vision.care.InfoNce;
import dev.erlangen.vision.care.OrthogonalityMetrics;
import dev.erlangen.vision.care.UnitRows;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The symmetries of the losses and metrics on two sides of 12 embeddings in 6 dimensions. */
final class LossContracts {
  private static final int ROWS = 12;
  private static final int CHUNKS = 3;
  private static final int MEMBERS = ROWS / CHUNKS;
  private static final int D = 6;
  private static final double TEMPERATURE = 0.5;
  private static final Function<Rng, List<Tensor>> SIDES =
      rng -> List.of(UnitRows.of(rng.normal(ROWS, D)), UnitRows.of(rng.normal(ROWS, D)));

  private LossContracts() {}

  static List<SymmetryContract> all() {
    var apart = Independent.of(new Orthogonal(D), new Orthogonal(D));
    Action<List<Tensor>, List<Tensor>> each =
        (g, x) -> List.of(turned(g.get(0), x.get(0)), turned(g.get(1), x.get(1)));
    Action<Tensor, List<Tensor>> both = (g, x) -> x.stream().map(z -> turned(g, z)).toList();
    Action<Tensor, List<Tensor>> second = (g, x) -> List.of(x.get(0), turned(g, x.get(1)));
    Action<Permutation, List<Tensor>> inside = rows(LossContracts::inFirstChunk);
    Action<Permutation, List<Tensor>> across = rows(g -> g);
    var equivariance = of((a, b) -> EquivarianceLoss.ofGram(a, b, CHUNKS));
    var lorentz = of((a, b) -> EquivarianceLoss.ofGram(a, b, CHUNKS, BilinearForm.MINKOWSKI));
    var contrast = of((a, b) -> new InfoNce(a, b, TEMPERATURE).loss());
    var wahba = of((a, b) -> OrthogonalityMetrics.wahba(a, b).rotation().trace());
    Action<Pin.Versor, List<Tensor>> boost = (g, x) -> second.apply(g.matrix(), x);
    return List.of(
        holds("equivariance loss: sides may turn apart", apart, each, equivariance),
        breaks("equivariance loss: angles count", new GeneralLinear(D), second, equivariance),
        holds(
            "equivariance loss: a chunk may be renumbered",
            new Permutations(MEMBERS),
            inside,
            equivariance),
        breaks(
            "equivariance loss: rows belong to their chunk",
            new Permutations(ROWS),
            across,
            equivariance),
        holds("Lorentz form: Lorentz maps do not count", Pin.of(D - 1, 1), boost, lorentz),
        breaks("Lorentz form: rotations count", new SpecialOrthogonal(D), second, lorentz),
        holds("InfoNCE: all embeddings may turn together", new Orthogonal(D), both, contrast),
        breaks("InfoNCE: sides may not turn apart", apart, each, contrast),
        holds("InfoNCE: pairs may be renumbered", new Permutations(ROWS), across, contrast),
        breaks(
            "Wahba: turning one side turns the answer", new SpecialOrthogonal(D), second, wahba));
  }

  private static Tensor turned(Tensor g, Tensor z) {
    return Actions.vectors().apply(g, z);
  }

  private static Action<Permutation, List<Tensor>> rows(UnaryOperator<Permutation> place) {
    Action<Permutation, Tensor> rows = Actions.permute(0);
    return (g, x) -> x.stream().map(z -> rows.apply(place.apply(g), z)).toList();
  }

  /** Renumbers the first chunk and leaves the others. */
  private static Permutation inFirstChunk(Permutation g) {
    int[] order = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      order[i] = i < MEMBERS ? g.at(i) : i;
    }
    return new Permutation(order);
  }

  private static Function<ScalarType, Forward<List<Tensor>, Tensor>> of(
      BiFunction<Tensor, Tensor, Tensor> loss) {
    return type -> (List<Tensor> x, Mode mode) -> loss.apply(x.get(0), x.get(1));
  }

  private static <G> SymmetryContract holds(
      String name,
      Group<G> group,
      Action<G, List<Tensor>> action,
      Function<ScalarType, Forward<List<Tensor>, Tensor>> loss) {
    return Contract.holds(name, Symmetry.invariance(group, action), SIDES, loss);
  }

  private static <G> SymmetryContract breaks(
      String name,
      Group<G> group,
      Action<G, List<Tensor>> action,
      Function<ScalarType, Forward<List<Tensor>, Tensor>> loss) {
    return Contract.breaks(name, Symmetry.invariance(group, action), SIDES, loss);
  }
}
