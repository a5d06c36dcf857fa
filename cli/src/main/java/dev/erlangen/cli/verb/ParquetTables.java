package dev.erlangen.cli.verb;

import dev.erlangen.cli.ClusterOption;
import dev.erlangen.cli.Text;
import dev.erlangen.core.Torch;
import dev.erlangen.spark.cluster.Cluster;
import dev.erlangen.spark.cluster.Session;
import dev.erlangen.spark.predict.Model;
import dev.erlangen.spark.predict.ParquetPrediction;
import dev.erlangen.spark.predict.ParquetPrediction.Written;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** The part of {@code erlangen predict} that runs on a cluster. */
final class ParquetTables {
  private ParquetTables() {}

  /** Predicts for the table {@code in} and writes the folder {@code out}. */
  static int predict(
      Trained trained,
      String run,
      ClusterOption on,
      Path in,
      Path out,
      String column,
      PrintWriter err)
      throws IOException {
    trained.start();
    Cluster cluster = on.cluster(Torch.threads()).orElseThrow();
    Model model = trained.model(run, cluster.threads());
    try (Session session = Session.open(cluster)) {
      Written written = new ParquetPrediction(model, column).run(session, in, out);
      err.println(
          "%s, %d without a prediction, written to %s"
              .formatted(Text.count(written.rows(), "row"), written.errors(), out));
    }
    return 0;
  }
}
