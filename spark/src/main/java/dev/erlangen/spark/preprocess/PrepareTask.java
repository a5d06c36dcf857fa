package dev.erlangen.spark.preprocess;

import dev.erlangen.core.Torch;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Registry;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.Function;

/**
 * Prepares a recipe on a worker and forgets it: what stays is in the cache.
 *
 * @param recipe its name
 * @param settings its configuration, YAML
 * @param threads threads of one tensor operation
 */
record PrepareTask(String recipe, String settings, int threads)
    implements Function<Integer, PrepareTask.Ended> {
  /**
   * How it went.
   *
   * @param seconds time that it took
   * @param mistake why it cannot be done; empty if it is
   */
  record Ended(double seconds, String mistake) implements Serializable {}

  @Override
  public Ended call(Integer place) {
    long start = System.nanoTime();
    Torch.threads(threads);
    String mistake = "";
    try {
      prepare(Registry.load().recipe(recipe));
    } catch (IllegalArgumentException e) {
      mistake = String.valueOf(e.getMessage());
    }
    return new Ended((System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1), mistake);
  }

  private <C extends Record> void prepare(Recipe<C> found) {
    Object unused =
        found.prepare(
            Config.parse(found.defaults(), settings, "the settings"), () -> Torch.device("cpu"));
  }
}
