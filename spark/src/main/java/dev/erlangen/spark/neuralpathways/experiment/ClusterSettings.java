package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * One training on several engines.
 *
 * @param train training rows
 * @param test fresh test rows
 * @param height levels of a tree of valency 2
 * @param steps updates per expert
 * @param threads threads of the local engine
 * @param master where Spark runs
 */
public record ClusterSettings(
    @About("training rows") int train,
    @About("fresh test rows") int test,
    @About("levels of a tree of valency 2") int height,
    @About("updates per expert") int steps,
    @About("threads of the local engine") int threads,
    @About("where Spark runs, such as local[2] or spark://host:7077") String master) {
  public ClusterSettings {
    Check.between("train", train, 500, 10_000_000);
    Check.between("test", test, 100, 10_000_000);
    Check.between("height", height, 1, 16);
    Check.between("steps", steps, 1, 1_000_000);
    Check.between("threads", threads, 1, 64);
  }
}
