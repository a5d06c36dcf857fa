package dev.erlangen.spark.predict;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Predictor;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.run.StoredRun;
import dev.erlangen.train.store.RunFolder;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Which trained model is meant; every process loads it for itself.
 *
 * @param folder absolute path of its run, which all workers see
 * @param arm its name
 * @param seed its seed
 * @param threads threads of one tensor operation
 */
public record Model(String folder, String arm, long seed, int threads) implements Serializable {
  public Model {
    Check.positive("threads", threads);
  }

  /** The model of {@code run} that has this name and seed. */
  public static Model of(RunFolder run, String arm, long seed, int threads) {
    return new Model(run.path().toAbsolutePath().toString(), arm, seed, threads);
  }

  /**
   * Loads it.
   *
   * @throws IllegalArgumentException if it is not finished or takes no graphs
   */
  Predictor load() {
    Torch.threads(threads);
    RunFolder run = RunFolder.open(Path.of(folder));
    String recipe = run.info().recipe();
    try {
      return StoredRun.open(Registry.load().recipe(recipe), run, "cpu", Progress.NONE)
          .trained(arm, seed)
          .predictor()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "the models of recipe %s do not take molecules".formatted(recipe)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read run " + run.id(), e);
    }
  }
}
