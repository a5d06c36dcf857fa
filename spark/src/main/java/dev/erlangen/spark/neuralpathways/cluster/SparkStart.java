package dev.erlangen.spark.neuralpathways.cluster;

import org.apache.spark.sql.SparkSession;

/** Starts a session, or joins the one of {@code spark-submit}. */
final class SparkStart {
  private SparkStart() {}

  static SparkEngine engine(String master, int partitions) {
    SparkSession.Builder builder = SparkSession.builder().appName("erlangen pathways");
    if (!master.isEmpty()) {
      builder = builder.master(master).config("spark.ui.enabled", "false");
    }
    if (master.startsWith("local")) {
      // A local session must not depend on the name of the machine.
      builder =
          builder
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.driver.bindAddress", "127.0.0.1");
    }
    SparkSession session = builder.getOrCreate();
    int parts = partitions > 0 ? partitions : session.sparkContext().defaultParallelism();
    return new SparkEngine(session, parts, () -> {}, !master.isEmpty());
  }
}
