package dev.erlangen.spark.neuralpathways.model;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.RowCheck;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.Grouping;
import dev.erlangen.spark.neuralpathways.expert.LoadedExpert;
import java.util.Arrays;

/**
 * Answers batches with a bounded number of experts in memory: rows are grouped by leaf, each expert
 * is loaded at most once per batch, and the answers come in the order of the rows. Safe for use by
 * several threads, which take turns.
 */
public final class PathwaysServer implements AutoCloseable {
  private final PathwaysModel model;
  private final ExpertCache cache;
  private final double radius;

  /**
   * Serves a model.
   *
   * @param cacheExperts most experts in memory, at least 1
   * @param radius largest distance from the prototype at which a row is answered; infinite for all
   */
  public PathwaysServer(PathwaysModel model, int cacheExperts, double radius) {
    Check.that(radius > 0, "the refusal radius must be greater than 0, got %s", radius);
    this.model = model;
    this.radius = radius;
    cache = new ExpertCache(model, cacheExperts);
  }

  /** Serves a model with as many experts in memory as given, answering every row. */
  public PathwaysServer(PathwaysModel model, int cacheExperts) {
    this(model, cacheExperts, Double.POSITIVE_INFINITY);
  }

  /**
   * Serves a model within a bound of memory for router and experts.
   *
   * @throws IllegalArgumentException if not even one expert fits
   */
  public static PathwaysServer within(PathwaysModel model, long maxResidentBytes, double radius) {
    long each = ExpertCache.bytes(model);
    long left = maxResidentBytes - model.routerBytes();
    Check.that(
        left >= each,
        "the router needs %d bytes and an expert %d; %d bytes are not enough for both",
        model.routerBytes(),
        each,
        maxResidentBytes);
    return new PathwaysServer(
        model, (int) Math.min(model.manifest().experts().size(), left / each), radius);
  }

  /** The model. */
  public PathwaysModel model() {
    return model;
  }

  /**
   * Predicts.
   *
   * @throws IllegalArgumentException if rows have another number of features or values that are not
   *     finite, with their ids
   */
  public synchronized Predictions predict(Rows rows) {
    RowCheck.features(rows, model.manifest().columns().size());
    int m = model.manifest().outputs().size();
    int d = model.tree().dimension();
    double[] phi = model.reader().features().of(rows);
    int[] leaf = model.tree().routeAll(phi);
    double[] distance = new double[leaf.length];
    for (int i = 0; i < leaf.length; i++) {
      distance[i] = Math.sqrt(model.tree().squaredDistance(leaf[i], phi, i * d));
      leaf[i] = distance[i] <= radius ? leaf[i] : -1;
    }
    float[] y = new float[leaf.length * m];
    Arrays.fill(y, Float.NaN);
    Grouping.places(leaf)
        .forEach(
            (node, places) -> {
              LoadedExpert expert = cache.get(node);
              float[] some = expert.predict(rows.select(places));
              for (int i = 0; i < places.length; i++) {
                System.arraycopy(some, i * m, y, places[i] * m, m);
              }
            });
    return new Predictions(m, y, leaf, distance);
  }

  /** What is and was in memory. */
  public synchronized ResidencyStats stats() {
    return cache.stats();
  }

  @Override
  public synchronized void close() {
    cache.close();
  }
}
