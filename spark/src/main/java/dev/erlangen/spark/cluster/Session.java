package dev.erlangen.spark.cluster;

import dev.erlangen.core.Check;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Spark at work on a {@link Cluster}, until it is closed. A process has at most one. */
public final class Session implements AutoCloseable {
  /** Mark of the error that a barrier stage finds no room. */
  private static final String TOO_FEW = "SPARK-24819";

  private final Cluster cluster;
  private final SparkSession spark;

  private Session(Cluster cluster, SparkSession spark) {
    this.cluster = cluster;
    this.spark = spark;
  }

  /**
   * Starts Spark.
   *
   * @throws IllegalArgumentException if Spark is absent, or the master does not answer
   */
  public static Session open(Cluster cluster) {
    SparkPresence.require("--on " + cluster.master());
    cluster.requireMaster();
    SparkConf conf = Settings.of(cluster);
    try {
      return new Session(cluster, SparkSession.builder().config(conf).getOrCreate());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "Spark does not start on %s: %s".formatted(cluster.master(), Reasons.of(e)), e);
    }
  }

  /** Where it runs. */
  public Cluster cluster() {
    return cluster;
  }

  /** Entry point for tables. */
  public SparkSession spark() {
    return spark;
  }

  /** Entry point for everything else. */
  public JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /**
   * Returns what {@code job} returns; a failure is told in one sentence.
   *
   * @param doing such as {@code training}
   */
  public <T> T explained(String doing, Supplier<T> job) {
    try {
      return job.get();
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (Exception e) {
      // Spark throws checked exceptions without declaring them.
      Check.that(
          !String.valueOf(e.getMessage()).contains(TOO_FEW),
          "%s",
          "%s needs %d workers at a time, which %s does not have free; start more, or say --workers"
              .formatted(doing, cluster.workers(), cluster.master()));
      Check.that(
          !spark.sparkContext().isStopped(),
          "%s",
          "%s: Spark stopped; does the master %s run, and has it enough free workers?"
              .formatted(doing, cluster.master()));
      throw new IllegalStateException("%s failed: %s".formatted(doing, Reasons.of(e)), e);
    }
  }

  @Override
  public void close() {
    spark.stop();
  }
}
