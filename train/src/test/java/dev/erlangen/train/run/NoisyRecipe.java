package dev.erlangen.train.run;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.loop.Noisy;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;

/** Three arms that together use every part of the loop's state. */
final class NoisyRecipe implements Recipe<NoisyRecipe.Config> {
  record Config(int epochs) {}

  @Override
  public String name() {
    return "noisy";
  }

  @Override
  public String system() {
    return "noisy";
  }

  @Override
  public String summary() {
    return "small networks";
  }

  @Override
  public Config defaults() {
    return new Config(16);
  }

  @Override
  public Experiment prepare(Config config, Context context) {
    context.usedData("numbers", "12");
    int n = config.epochs();
    Training averaged =
        Training.of(n, 8, Optimizer.adamw(0.01, 0.1), Schedule.cosine(2))
            .averagingParameters(0.9)
            .clipping(0.5)
            .averagingLast(3);
    Training plateau =
        Training.of(2 * n, 8, Optimizer.sgd(0.05, 0.9), Schedule.plateau(0.5, 3, 1e-4))
            .accumulating(2)
            .stoppingAfter(25);
    Training second = Training.of(n / 4, 48, Optimizer.lbfgs(1), Schedule.constant());
    return new Experiment(
        List.of(
            new Arm("averaged", "AdamW", averaged, s -> new Noisy(s, true)),
            new Arm("plateau", "SGD", plateau, s -> new Noisy(s, true)),
            new Arm("second", "LBFGS", second, s -> new Noisy(s, false))),
        "mse",
        true,
        List.of(),
        List.of());
  }

  @Override
  public List<SymmetryContract> contracts(Config config, String arm, Object model) {
    return List.of();
  }
}
