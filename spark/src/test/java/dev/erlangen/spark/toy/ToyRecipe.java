package dev.erlangen.spark.toy;

import dev.erlangen.core.Check;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.cache.CacheKey;
import dev.erlangen.data.cache.CachedParts;
import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.io.Sha256;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A recipe that exists in tests only. */
public final class ToyRecipe implements Recipe<ToyRecipe.Config> {
  /**
   * What happens.
   *
   * @param epochs passes over the data
   * @param noisy whether there are dropout and batch statistics
   * @param lr learning rate
   * @param accident where the first process to come there in update 11 notes that it ends; empty
   *     for no accident
   * @param parts where slowly computed parts are cached, empty for none
   * @param lacking number of the worker that lacks data, -1 for none
   */
  public record Config(
      int epochs, boolean noisy, double lr, String accident, String parts, int lacking) {}

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public String system() {
    return "toy";
  }

  @Override
  public String summary() {
    return "A line through points";
  }

  @Override
  public Config defaults() {
    return new Config(4, false, 0.05, "", "", -1);
  }

  @Override
  public Experiment prepare(Config config, Context context) {
    context.usedData("numbers", "0".repeat(64));
    Check.that(config.lacking() != Accident.worker(), "the data set is missing here");
    if (!config.parts().isEmpty()) {
      parts(Path.of(config.parts()));
    }
    Training training =
        Training.of(config.epochs(), 16, Optimizer.adamw(config.lr(), 0.1), Schedule.cosine(1))
            .clipping(0.5);
    return new Experiment(
        List.of(
            new Arm(
                "line",
                "a line",
                training,
                seed -> new ToyProblem(seed, config.noisy(), config.accident()))),
        "mse",
        true,
        List.of(new Claim("the error is finite", r -> Double.isFinite(r.mean("line")))),
        List.of("fifty points"));
  }

  /** Eight parts that take a while; notes who made which. */
  private static void parts(Path folder) {
    List<CacheKey> keys =
        IntStream.range(0, 8).mapToObj(i -> new CacheKey(Sha256.of("part " + i), "toy")).toList();
    List<Integer> made =
        new CachedParts(new DiskCache(folder))
            .get(keys, in -> in.ints()[0], (out, v) -> out.ints(v), i -> slow(folder, i));
    Check.that(made.equals(List.of(0, 1, 4, 9, 16, 25, 36, 49)), "wrong parts: %s", made);
  }

  private static int slow(Path folder, int i) {
    try {
      Thread.sleep(100);
      Path note = folder.resolve("made-" + i + "-by-" + Accident.worker());
      Check.that(note.toFile().createNewFile(), "part %d was made twice", i);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return i * i;
  }

  @Override
  public List<SymmetryContract> contracts(Config config, String arm, Object model) {
    return List.of();
  }
}
