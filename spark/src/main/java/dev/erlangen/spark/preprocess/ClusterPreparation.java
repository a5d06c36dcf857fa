package dev.erlangen.spark.preprocess;

import dev.erlangen.spark.cluster.Session;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Does the preprocessing of a recipe on the workers of a cluster, so that its trainings find it in
 * the content cache.
 *
 * <p>Every worker prepares the recipe; what they compute in {@linkplain
 * dev.erlangen.data.cache.CachedParts parts} they share out among themselves through the cache, a
 * folder that all of them see ({@code ERLANGEN_CACHE}). Workers without a common folder each
 * compute everything for themselves. The same happens at the beginning of a training on a cluster.
 *
 * @param session the workers
 */
public record ClusterPreparation(Session session) {
  /**
   * Prepares {@code recipe} with these settings.
   *
   * @return seconds that each worker took
   * @throws IllegalArgumentException if data is missing
   */
  public <C extends Record> List<Double> run(Recipe<C> recipe, C config) {
    PrepareTask task =
        new PrepareTask(recipe.name(), Config.yaml(config), session.cluster().threads());
    int workers = session.cluster().workers();
    List<Integer> places = IntStream.range(0, workers).boxed().toList();
    List<PrepareTask.Ended> ends =
        session.explained(
            "preprocessing",
            () -> session.context().parallelize(places, workers).map(task).collect());
    ends.stream()
        .filter(end -> !end.mistake().isEmpty())
        .findFirst()
        .ifPresent(
            end -> {
              throw new IllegalArgumentException(end.mistake());
            });
    return ends.stream().map(PrepareTask.Ended::seconds).toList();
  }
}
