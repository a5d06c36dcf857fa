package dev.erlangen.train.run;

import dev.erlangen.core.Torch;
import dev.erlangen.train.loop.Epoch;
import dev.erlangen.train.loop.FitResult;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Keeper;
import dev.erlangen.train.loop.Trainer;
import dev.erlangen.train.loop.Watcher;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Recipe.Arm;
import dev.erlangen.train.recipe.Recipe.Experiment;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Device;

/** Trains every arm of a recipe from every seed. */
public final class Runner {
  private Runner() {}

  /** Runs {@code recipe} with {@code config}; nothing is written to disk. */
  public static <C extends Record> RunResult run(Recipe<C> recipe, C config, RunOptions options) {
    Device device = Torch.device(options.device());
    Experiment experiment = recipe.prepare(config, context(device, options.progress()));
    List<ArmResult> arms = new ArrayList<>();
    for (Arm arm : experiment.arms()) {
      List<SeedResult> seeds = new ArrayList<>();
      for (long seed : options.seeds()) {
        seeds.add(fit(experiment, arm, seed, options.progress()));
      }
      arms.add(new ArmResult(arm.name(), arm.label(), seeds));
    }
    return new RunResult(experiment.metric(), experiment.lowerIsBetter(), arms);
  }

  private static SeedResult fit(Experiment experiment, Arm arm, long seed, Progress progress) {
    Goal goal = new Goal(experiment.metric(), experiment.lowerIsBetter());
    Trainer trainer = new Trainer(arm.problem().apply(seed), arm.training(), goal, seed);
    FitResult fit = trainer.run(Keeper.NONE, watcher(arm, seed, goal, progress));
    progress.end();
    return new SeedResult(
        seed,
        fit.test(),
        fit.validation(),
        fit.bestEpoch(),
        fit.parameters(),
        fit.seconds(),
        fit.history());
  }

  private static Watcher watcher(Arm arm, long seed, Goal goal, Progress progress) {
    String task = arm.label() + ", seed " + seed;
    int epochs = arm.training().epochs();
    return new Watcher() {
      private String best = "";

      @Override
      public void batch(int epoch, int batch, int batches, double loss) {
        String detail = "epoch %d/%d loss %.4g%s".formatted(epoch + 1, epochs, loss, best);
        progress.show(task, (long) epoch * batches + batch, (long) epochs * batches, detail);
      }

      @Override
      public void epoch(Epoch epoch, boolean isBest) {
        Double now = epoch.validation().get(goal.metric());
        if (isBest && now != null) {
          best = " best %s %.4g".formatted(goal.metric(), now);
        }
      }
    };
  }

  private static Recipe.Context context(Device device, Progress progress) {
    return new Recipe.Context() {
      @Override
      public Device device() {
        return device;
      }

      @Override
      public void progress(String what, long done, long total) {
        progress.show(what, done, total, "");
      }

      @Override
      public void usedData(String name, String sha256) {}

      @Override
      public void note(String line) {
        progress.line(line);
      }
    };
  }
}
