package dev.erlangen.cli;

import dev.erlangen.core.Check;
import dev.erlangen.spark.cluster.Cluster;
import dev.erlangen.spark.cluster.SparkPresence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of verbs that can run on a cluster. */
public final class ClusterOption {
  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description = "Run on Apache Spark: local[N], or spark://HOST:PORT.")
  private @Nullable String master;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many workers. Default: those of local[N], otherwise 2.")
  private @Nullable Integer workers;

  @Option(
      names = "--spark",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark, such as spark.executor.memory=4g. Repeatable.")
  private List<String> settings = List.of();

  /** Whether a cluster was named. */
  public boolean given() {
    return master != null;
  }

  /**
   * Returns the cluster that was named, whose workers use {@code threads} each.
   *
   * @throws IllegalArgumentException if Spark is not there
   */
  public Optional<Cluster> cluster(int threads) {
    if (master == null) {
      Check.that(
          workers == null && settings.isEmpty(),
          "--workers and --spark need --on, which says where");
      return Optional.empty();
    }
    Cluster cluster = Cluster.of(master).withThreads(threads);
    cluster = workers == null ? cluster : cluster.withWorkers(workers);
    for (String setting : settings) {
      int split = setting.indexOf('=');
      Check.that(split > 0, "%s", "--spark has the form KEY=VALUE, got '" + setting + "'");
      cluster = cluster.with(setting.substring(0, split), setting.substring(split + 1));
    }
    SparkPresence.require("--on");
    return Optional.of(cluster);
  }
}
