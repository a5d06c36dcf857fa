package dev.erlangen.spark.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;

/** Spark's configuration for work that is done outside the Java heap. */
final class Settings {
  private static final String LOOPBACK = "127.0.0.1";

  private Settings() {}

  /**
   * Returns the settings of {@code cluster}: its own first, then system properties {@code spark.…}
   * (those of spark-submit), then Erlangen's.
   */
  static SparkConf of(Cluster cluster) {
    SparkConf conf = new SparkConf().setMaster(cluster.master());
    cluster.settings().forEach(conf::set);
    conf.setIfMissing("spark.app.name", "erlangen");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.stage.maxConsecutiveAttempts", "10");
    // Executors need a few seconds to come; the usual pause between two looks is 15 s.
    conf.setIfMissing("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1s");
    conf.setIfMissing("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", "60");
    conf.setIfMissing("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
    if (cluster.isLoopback()) {
      conf.setIfMissing("spark.driver.host", LOOPBACK);
      conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
    }
    if (!cluster.isLocal()) {
      executors(cluster, conf);
    }
    return conf;
  }

  /** One task per executor: a worker that dies takes no other one with it. */
  private static void executors(Cluster cluster, SparkConf conf) {
    String threads = Integer.toString(cluster.threads());
    conf.setIfMissing("spark.task.cpus", threads);
    conf.setIfMissing("spark.executor.cores", threads);
    conf.setIfMissing("spark.cores.max", Integer.toString(cluster.workers() * cluster.threads()));
    conf.setIfMissing("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    conf.setIfMissing("spark.executor.memory", "1g");
    // Tensors live outside the heap; managers that count memory must know.
    conf.setIfMissing("spark.executor.memoryOverhead", "2g");
    conf.setIfMissing("spark.executor.extraJavaOptions", javaOptions(cluster));
    // spark-submit names at least the jar with the main class.
    if (!conf.get("spark.jars", "").contains("erlangen-core")) {
      conf.setIfMissing("spark.executor.extraClassPath", classPath());
    }
    conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", threads);
    // The script that a distribution sources would tell it.
    conf.setIfMissing("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("ERLANGEN_") || name.startsWith("MALLOC_")) {
                conf.setIfMissing("spark.executorEnv." + name, value);
              }
            });
  }

  private static String javaOptions(Cluster cluster) {
    String home = System.getProperty("erlangen.home", "");
    return "-XX:+UseSerialGC -Dorg.bytedeco.javacpp.maxPhysicalBytes=0"
        + " -Dorg.bytedeco.javacpp.maxBytes=0 -Derlangen.threads="
        + cluster.threads()
        + (home.isEmpty() ? "" : " '-Derlangen.home=" + home + "'");
  }

  /** This process's class path, for workers on this machine or with the same files. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
