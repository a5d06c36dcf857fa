package dev.erlangen.train.result;

import dev.erlangen.core.Check;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Section;
import java.util.List;

/**
 * The results of a recipe.
 *
 * @param metric metric of the result table
 * @param lowerIsBetter its direction
 * @param arms the models compared, the system's own first
 * @param verdicts the recipe's claims
 * @param symmetry contracts of the trained models
 * @param sections what the problems drew for the report
 * @param facts short statements about data and models
 */
public record RunResult(
    String metric,
    boolean lowerIsBetter,
    List<ArmResult> arms,
    List<Verdict> verdicts,
    List<SymmetryRow> symmetry,
    List<Section> sections,
    List<String> facts)
    implements Recipe.Results {
  /**
   * Puts the finished fits together, without verdicts; arms without a finished fit are left out.
   */
  public static RunResult of(
      String metric, boolean lowerIsBetter, List<ArmFits> arms, List<String> facts) {
    List<ArmFits> done = arms.stream().filter(arm -> !arm.fits().isEmpty()).toList();
    return new RunResult(
        metric,
        lowerIsBetter,
        done.stream().map(ArmFits::result).toList(),
        List.of(),
        done.stream().flatMap(a -> a.fits().stream()).flatMap(f -> f.symmetry().stream()).toList(),
        done.stream().flatMap(a -> a.sections().stream()).toList(),
        List.copyOf(facts));
  }

  /** Returns the results of an arm. */
  public ArmResult arm(String name) {
    Check.oneOf("arm", name, arms.stream().map(ArmResult::name).toList());
    return arms.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  /** Whether every claim is shown and every symmetry contract kept. */
  public boolean passed() {
    return verdicts.stream().allMatch(Verdict::shown)
        && symmetry.stream().allMatch(SymmetryRow::passed);
  }

  /** Returns this with the verdicts of {@code claims}. */
  public RunResult judged(List<Recipe.Claim> claims) {
    return withVerdicts(claims.stream().map(this::judge).toList());
  }

  private Verdict judge(Recipe.Claim claim) {
    try {
      return new Verdict(claim.text(), claim.holds().test(this));
    } catch (RuntimeException e) {
      // All training is done by now: a claim that cannot be judged must not make it worthless.
      return new Verdict(claim.text() + " (cannot be judged: " + e.getMessage() + ")", false);
    }
  }

  /** Returns this with other verdicts. */
  public RunResult withVerdicts(List<Verdict> others) {
    return new RunResult(metric, lowerIsBetter, arms, others, symmetry, sections, facts);
  }

  @Override
  public double mean(String arm) {
    return mean(arm, metric);
  }

  @Override
  public double mean(String arm, String other) {
    return arm(arm).test(other).mean();
  }
}
