package dev.erlangen.cli.verb;

import dev.erlangen.cli.RunsOption;
import dev.erlangen.core.Check;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.run.StoredRun;
import dev.erlangen.train.store.RunFolder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that choose one trained model of a run. */
final class Trained {
  @Mixin private Machine machine = new Machine();
  @Mixin private RunsOption runs = new RunsOption();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Which of the run's models. Default: the first, the system's own.")
  private @Nullable String model;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The model trained from which seed. Default: the run's first.")
  private @Nullable Long seed;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "cpu, cuda or cuda:N. Default: ${DEFAULT-VALUE}.")
  private String device = "cpu";

  /**
   * A model and where it comes from.
   *
   * @param folder its run
   * @param run the run, prepared
   * @param arm its name
   * @param seed its seed
   * @param problem its training problem, with the trained parameters
   */
  record Choice(RunFolder folder, StoredRun<?> run, String arm, long seed, Problem problem) {}

  /** Loads the model that was chosen from the run called {@code name}. */
  Choice choose(String name) throws IOException {
    RunFolder folder = runs.store().find(name);
    Registry registry = Registry.load();
    machine.start();
    StoredRun<?> run =
        StoredRun.open(
            registry.recipe(folder.info().recipe()), folder, device, Progress.on(System.err));
    String arm = model == null ? run.experiment().arms().get(0).name() : run.arm(model).name();
    long chosen = seed == null ? run.seeds().get(0) : seed;
    Check.oneOf("--seed", chosen, run.seeds());
    return new Choice(folder, run, arm, chosen, run.trained(arm, chosen));
  }
}
