package dev.erlangen.topology.experiment;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Which pairs of complexes do networks tell apart, after a short training from random weights? In
 * float64, where equal outputs are equal to rounding and different ones are not.
 */
abstract class BlindspotRecipe implements Recipe<BlindspotSettings> {
  private final String name;
  private final String system;
  private final String summary;

  BlindspotRecipe(String name, String system, String summary) {
    this.name = name;
    this.system = system;
    this.summary = summary;
  }

  /** A network of the comparison and what is expected of it. */
  record Contestant(String arm, String label, Function<Rng, Separator> fresh) {}

  abstract List<Contestant> contestants(BlindspotSettings.Network sizes);

  abstract List<PairFamily> families();

  abstract List<Claim> claims();

  @Override
  public String name() {
    return name;
  }

  @Override
  public String system() {
    return system;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Experiment prepare(BlindspotSettings settings, Context context) {
    List<PairFamily> families = families();
    BlindspotSettings.Fit fit = settings.training();
    Training training =
        Training.of(fit.epochs(), fit.batch(), Optimizer.adam(fit.rate()), Schedule.constant());
    List<Arm> arms = new ArrayList<>();
    for (Contestant c : contestants(settings.network())) {
      arms.add(
          new Arm(
              c.arm(),
              c.label(),
              training,
              seed -> BlindspotProblem.of(families, fit.pairs(), c.fresh().apply(new Rng(seed)))));
    }
    List<String> facts = new ArrayList<>();
    for (PairFamily f : families) {
      facts.add(
          "%s: %d pairs of %d complexes"
              .formatted(f.name(), f.pairs().size(), f.complexes().size()));
    }
    facts.add(
        "two outputs are different if they differ by more than 1e-8 of the larger one, in float64");
    return new Experiment(arms, "separated", false, claims(), facts);
  }

  /** All pairs of a family, for every seed. */
  static Claim all(String arm, String label, String family, int pairs) {
    return new Claim(
        "%s tells all %d pairs of %s apart".formatted(label, pairs, family),
        results -> results.mean(arm, family) == pairs);
  }

  /** No pair of a family, for any seed. */
  static Claim none(String arm, String label, String family) {
    return new Claim(
        "%s tells no pair of %s apart".formatted(label, family),
        results -> results.mean(arm, family) == 0);
  }

  /** Outputs equal to rounding on all pairs of all families. */
  static Claim equal(String arm, String label) {
    return new Claim(
        "the outputs of %s are equal to 1e-12 on all pairs".formatted(label),
        results -> results.mean(arm, "largest difference") <= Separation.EQUAL);
  }

  @Override
  public List<SymmetryContract> contracts(BlindspotSettings settings, String arm, Object model) {
    return ComplexContracts.of(arm, (Separator) model);
  }
}
