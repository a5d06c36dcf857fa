package dev.erlangen.cli.verb;

import dev.erlangen.cli.RunsOption;
import dev.erlangen.core.Check;
import dev.erlangen.spark.predict.Model;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.run.StoredRun;
import dev.erlangen.train.store.ExperimentInfo;
import dev.erlangen.train.store.ExperimentInfo.ArmInfo;
import dev.erlangen.train.store.RunFolder;
import java.io.IOException;
import java.util.List;
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

  /** Loads libtorch with the threads that were chosen. */
  void start() {
    machine.start();
  }

  /** Names the model that was chosen from the run called {@code name}, without loading it. */
  Model model(String name, int threads) {
    RunFolder folder = runs.store().find(name);
    Check.that(
        device.equals("cpu"), "workers of a cluster predict on the cpu, got --device %s", device);
    ExperimentInfo experiment =
        folder
            .experiment()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "run %s was stopped before it trained anything".formatted(folder.id())));
    List<String> arms = experiment.arms().stream().map(ArmInfo::name).toList();
    String arm = model == null ? arms.get(0) : Check.oneOf("--model", model, arms);
    long chosen = seed == null ? folder.info().seeds().get(0) : seed;
    Check.oneOf("--seed", chosen, folder.info().seeds());
    return Model.of(folder, arm, chosen, threads);
  }

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
