package dev.erlangen.train.run;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Recipe.Arm;
import dev.erlangen.train.recipe.Recipe.Experiment;
import dev.erlangen.train.result.ArmFits;
import dev.erlangen.train.result.FitRecord;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.store.Finish;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunIndex;
import dev.erlangen.train.store.RunInfo;
import dev.erlangen.train.store.RunLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Trains every arm of a recipe from every seed and judges the recipe's claims. */
public final class Runner {
  private Runner() {}

  /**
   * Runs {@code recipe}; if the options name a store, the run is kept there and can be resumed.
   *
   * @throws IllegalArgumentException if data is missing or the configuration does not fit it
   */
  public static <C extends Record> Outcome run(Recipe<C> recipe, C config, RunOptions options) {
    // Missing data is told before a folder is made: a run that never began leaves no trace.
    Ready ready = Ready.of(recipe, config, options);
    try {
      if (options.store().isEmpty()) {
        return new Outcome(
            train(recipe, config, options, ready, Optional.empty()), Optional.empty());
      }
      RunFolder folder =
          options
              .store()
              .get()
              .create(
                  recipe.name(),
                  recipe.system(),
                  options.seeds(),
                  options.device(),
                  options.command(),
                  Config.yaml(config));
      return kept(recipe, config, options, ready, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the run: " + e.getMessage(), e);
    }
  }

  /**
   * Continues a run where it was stopped: finished fits are kept, the others go on from their last
   * checkpoint, and the results are the same bits as if it had never been stopped.
   *
   * @param options seeds and device are those of the run
   */
  public static <C extends Record> Outcome resume(
      Recipe<C> recipe, RunFolder folder, RunOptions options) {
    RunInfo info = folder.info();
    Check.that(
        info.recipe().equals(recipe.name()),
        "run %s is of recipe %s, not %s",
        info.id(),
        info.recipe(),
        recipe.name());
    C config = Config.bind(recipe.defaults(), folder.config(), List.of());
    RunOptions same =
        new RunOptions(
            info.seeds(),
            info.device(),
            options.store(),
            options.checkpointSeconds(),
            info.command(),
            options.progress(),
            options.ensemble());
    Ready ready = Ready.of(recipe, config, same);
    try {
      return kept(recipe, config, same, ready, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot continue the run: " + e.getMessage(), e);
    }
  }

  /** A recipe whose data is loaded. */
  private record Ready(Experiment experiment, RunContext context) {
    static <C extends Record> Ready of(Recipe<C> recipe, C config, RunOptions options) {
      RunContext context = new RunContext(Torch.device(options.device()), options.progress());
      Experiment experiment = recipe.prepare(config, context);
      options.progress().end();
      return new Ready(experiment, context);
    }
  }

  private static <C extends Record> Outcome kept(
      Recipe<C> recipe, C config, RunOptions options, Ready ready, RunFolder folder)
      throws IOException {
    Supplier<RunResult> work = () -> finished(recipe, config, options, ready, folder);
    return options.ensemble() == Ensemble.ALONE
        ? supervised(folder, work)
        : new Outcome(work.get(), Optional.of(folder));
  }

  /**
   * Holds the run while {@code work} trains it, here or in the processes of an ensemble, none of
   * which holds it.
   *
   * @throws IllegalArgumentException if somebody else does
   */
  public static Outcome supervised(RunFolder folder, Supplier<RunResult> work) throws IOException {
    RunLock lock = folder.lock();
    try (lock) {
      return new Outcome(work.get(), Optional.of(folder));
    } catch (RuntimeException e) {
      folder.fail(String.valueOf(e.getMessage()));
      throw e;
    } finally {
      RunIndex.refresh(folder.store());
    }
  }

  private static <C extends Record> RunResult finished(
      Recipe<C> recipe, C config, RunOptions options, Ready ready, RunFolder folder) {
    try {
      RunResult result = train(recipe, config, options, ready, Optional.of(folder));
      if (options.writes()) {
        folder.finish(new Finish(Instant.now().toString(), result.verdicts()));
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the run: " + e.getMessage(), e);
    }
  }

  private static <C extends Record> RunResult train(
      Recipe<C> recipe, C config, RunOptions options, Ready ready, Optional<RunFolder> folder)
      throws IOException {
    Experiment experiment = ready.experiment();
    RunContext context = ready.context();
    if (folder.isPresent() && options.writes()) {
      Beginning.note(folder.get(), experiment, context.data(), options.progress());
    }
    Goal goal = new Goal(experiment.metric(), experiment.lowerIsBetter());
    Fitting<C> fitting = new Fitting<>(recipe, config, goal, context.data(), options);
    List<ArmFits> arms = new ArrayList<>();
    for (Arm arm : experiment.arms()) {
      List<FitRecord> fits = new ArrayList<>();
      for (long seed : options.seeds()) {
        fits.add(fitting.fit(arm, seed, fits.isEmpty(), folder.map(f -> f.fit(arm.name(), seed))));
      }
      arms.add(new ArmFits(arm.name(), arm.label(), fits));
    }
    return RunResult.of(experiment.metric(), experiment.lowerIsBetter(), arms, experiment.facts())
        .judged(experiment.claims());
  }
}
