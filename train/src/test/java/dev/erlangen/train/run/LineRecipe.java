package dev.erlangen.train.run;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.loop.Line;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;

/** Linear regression with and without dropout of the inputs: the clean one must win. */
public final class LineRecipe implements Recipe<LineRecipe.Config> {
  /** The knobs. */
  public record Config(int epochs, int examples, double dropout) {}

  @Override
  public String name() {
    return "line-fit";
  }

  @Override
  public String system() {
    return "line";
  }

  @Override
  public String summary() {
    return "fits a line";
  }

  @Override
  public Config defaults() {
    return new Config(12, 40, 0.5);
  }

  @Override
  public Experiment prepare(Config config, Context context) {
    context.usedData("line", "00ff");
    Training training = Training.of(config.epochs(), 16, Optimizer.adam(0.05), Schedule.cosine(1));
    return new Experiment(
        List.of(
            new Arm("clean", "Line", training, s -> new Line(s, config.examples(), 0)),
            new Arm(
                "noisy",
                "Line with dropout",
                training,
                s -> new Line(s, config.examples(), config.dropout()))),
        "mse",
        true,
        List.of(
            new Claim("clean is better", r -> r.mean("clean") < r.mean("noisy")),
            new Claim("noisy is better", r -> r.mean("clean") > r.mean("noisy"))),
        List.of(config.examples() + " points"));
  }

  @Override
  public List<SymmetryContract> contracts(Config config, String arm, Object model) {
    return List.of();
  }
}
