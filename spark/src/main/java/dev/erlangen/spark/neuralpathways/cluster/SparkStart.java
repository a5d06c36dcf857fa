package dev.erlangen.spark.neuralpathways.cluster;

import dev.erlangen.spark.cluster.Cluster;
import dev.erlangen.spark.cluster.Session;
import org.apache.spark.sql.SparkSession;

/** Starts a session, or joins the one that this process has. */
final class SparkStart {
  private SparkStart() {}

  static SparkEngine engine(String master, int partitions) {
    boolean joined = SparkSession.getDefaultSession().isDefined();
    Session session = Session.open(Cluster.of(master));
    int parts = partitions > 0 ? partitions : session.cluster().workers();
    return new SparkEngine(session.spark(), parts, () -> {}, !joined);
  }
}
