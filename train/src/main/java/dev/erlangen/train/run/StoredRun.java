package dev.erlangen.train.run;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.params.StateDict;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Recipe.Arm;
import dev.erlangen.train.recipe.Recipe.Experiment;
import dev.erlangen.train.store.FitFolder;
import dev.erlangen.train.store.RunFolder;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;

/**
 * A stored run brought back: its recipe prepared with its settings, so that trained models can be
 * evaluated, checked and used.
 *
 * @param <C> the configuration
 */
public final class StoredRun<C extends Record> {
  private final Recipe<C> recipe;
  private final RunFolder folder;
  private final C config;
  private final Experiment experiment;

  private StoredRun(Recipe<C> recipe, RunFolder folder, String device, Progress progress) {
    this.recipe = recipe;
    this.folder = folder;
    this.config = Config.bind(recipe.defaults(), folder.config(), List.of());
    this.experiment = recipe.prepare(config, new RunContext(Torch.device(device), progress));
    progress.end();
  }

  /**
   * Prepares the recipe of a run; takes as long as the preprocessing of its data.
   *
   * @throws IllegalArgumentException if the recipe no longer understands the settings, or data is
   *     missing
   */
  public static <C extends Record> StoredRun<C> open(
      Recipe<C> recipe, RunFolder folder, String device, Progress progress) {
    return new StoredRun<>(recipe, folder, device, progress);
  }

  /** What the run compares. */
  public Experiment experiment() {
    return experiment;
  }

  /** The seeds of every arm. */
  public List<Long> seeds() {
    return folder.info().seeds();
  }

  /** Returns the arm called {@code name}. */
  public Arm arm(String name) {
    Check.oneOf("model", name, experiment.arms().stream().map(Arm::name).toList());
    return experiment.arms().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * Returns the training problem of an arm with the trained parameters.
   *
   * @throws IllegalArgumentException if this fit is not finished, or its file does not fit the
   *     model
   */
  public Problem trained(String arm, long seed) throws IOException {
    FitFolder fit = folder.fit(arm(arm).name(), seed);
    Check.that(
        fit.finished(),
        "run %s has no finished model '%s' with seed %d; 'erlangen train --resume %s' continues it",
        folder.id(),
        arm,
        seed,
        folder.id());
    Problem problem = arm(arm).problem().apply(seed);
    try (PointerScope scope = new PointerScope()) {
      StateDict.load(problem.model(), SafeTensors.read(fit.model()), Set.of());
    }
    return problem;
  }

  /** Returns the symmetry contracts of a model that {@link #trained} returned. */
  public List<SymmetryContract> contracts(String arm, Problem trained) {
    return recipe.contracts(config, arm, trained.model());
  }
}
