package dev.erlangen.train.run;

import dev.erlangen.core.Torch;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Probe;
import dev.erlangen.train.loop.Trainer;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Recipe.Arm;
import dev.erlangen.train.recipe.Recipe.Experiment;
import dev.erlangen.train.result.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run would cost, from a few real updates of every arm; nothing is kept.
 *
 * @param arms one estimate per arm
 * @param seeds number of seeds
 */
public record DryRun(List<ArmCost> arms, int seeds) {
  private static final int UPDATES = 4;

  /**
   * Cost of one arm.
   *
   * @param label the arm
   * @param epochs planned epochs
   * @param evaluateEvery epochs between evaluations
   * @param probe what was measured
   */
  public record ArmCost(String label, int epochs, int evaluateEvery, Probe probe) {
    /** Estimated seconds of an epoch with its evaluation. */
    public double epochSeconds() {
      return probe.updates() * probe.updateSeconds() + probe.evaluationSeconds() / evaluateEvery;
    }

    /** Estimated bytes while training; activations count as nothing where they are unknown. */
    public long bytes() {
      return probe.parameterBytes() + probe.optimizerBytes() + Math.max(0, probe.activationBytes());
    }
  }

  /** Prepares the recipe and measures every arm from the first seed. */
  public static <C extends Record> DryRun of(Recipe<C> recipe, C config, RunOptions options) {
    RunContext context = new RunContext(Torch.device(options.device()), options.progress());
    Experiment experiment = recipe.prepare(config, context);
    options.progress().end();
    Goal goal = new Goal(experiment.metric(), experiment.lowerIsBetter());
    long seed = options.seeds().get(0);
    List<ArmCost> costs = new ArrayList<>();
    for (Arm arm : experiment.arms()) {
      Trainer trainer = new Trainer(arm.problem().apply(seed), arm.training(), goal, seed);
      costs.add(
          new ArmCost(
              arm.label(),
              arm.training().epochs(),
              arm.training().evaluateEvery(),
              trainer.probe(UPDATES)));
    }
    return new DryRun(costs, options.seeds().size());
  }

  /** Estimated seconds of the whole run. */
  public double seconds() {
    return seeds * arms.stream().mapToDouble(a -> a.epochs() * a.epochSeconds()).sum();
  }

  /** Returns the estimates as text, a few lines per arm. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (ArmCost arm : arms) {
      Probe p = arm.probe();
      line(out, "%s", arm.label());
      line(out, "  parameters  %,d", p.parameters());
      line(
          out,
          "  memory      %s: parameters and gradients %s, optimiser %s, activations %s",
          mib(arm.bytes()),
          mib(p.parameterBytes()),
          mib(p.optimizerBytes()),
          p.activationBytes() < 0 ? "not measured here" : mib(p.activationBytes()));
      line(
          out,
          "  time        %s per epoch (%d updates of %s, evaluation %s), %d epochs in %s",
          ResultTable.duration(arm.epochSeconds()),
          p.updates(),
          ResultTable.duration(p.updateSeconds()),
          ResultTable.duration(p.evaluationSeconds()),
          arm.epochs(),
          ResultTable.duration(arm.epochs() * arm.epochSeconds()));
    }
    line(
        out,
        "%s, %s: about %s in all",
        count(arms.size(), "arm"),
        count(seeds, "seed"),
        ResultTable.duration(seconds()));
    return out.toString();
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static void line(StringBuilder out, String format, Object... args) {
    out.append(String.format(Locale.ROOT, format, args)).append('\n');
  }

  private static String mib(long bytes) {
    return String.format(Locale.ROOT, bytes < 1e6 ? "%.2f MiB" : "%.1f MiB", bytes / 1048576.0);
  }
}
