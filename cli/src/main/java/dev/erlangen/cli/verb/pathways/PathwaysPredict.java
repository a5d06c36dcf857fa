package dev.erlangen.cli.verb.pathways;

import dev.erlangen.cli.OutOption;
import dev.erlangen.core.Torch;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.model.PathwaysModel;
import dev.erlangen.spark.neuralpathways.model.PathwaysServer;
import dev.erlangen.spark.neuralpathways.model.Predictions;
import dev.erlangen.spark.neuralpathways.table.CsvPredictions;
import dev.erlangen.spark.neuralpathways.table.CsvRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code erlangen pathways predict}. */
@Command(
    name = "predict",
    description = {
      "Predict for every row of a table; prints CSV with the leaf that answered and the distance",
      "from its prototype."
    },
    footer = {
      "  erlangen pathways predict model rows.csv > predictions.csv",
      "  erlangen pathways predict model rows.csv --radius 3 --out predictions.csv"
    })
final class PathwaysPredict implements Callable<Integer> {
  private static final int BATCH = 65_536;

  @Mixin private OutOption out = new OutOption();

  @Parameters(index = "0", paramLabel = "MODEL", description = "Model folder.")
  private Path model;

  @Parameters(index = "1", paramLabel = "TABLE", description = "CSV file with the features.")
  private Path table;

  @Option(names = "--id", paramLabel = "COLUMN", description = "Column of whole numbers.")
  private @Nullable String id;

  @Option(names = "--cache-experts", description = "Experts in memory (${DEFAULT-VALUE}).")
  private int cacheExperts = 1;

  @Option(names = "--radius", description = "Refuse rows farther from their prototype.")
  private double radius = Double.POSITIVE_INFINITY;

  @Override
  public Integer call() throws IOException {
    Torch.threads(1);
    PathwaysModel opened = PathwaysModel.open(model);
    Rows rows =
        CsvRows.features(table, Optional.ofNullable(id), opened.manifest().columns()).rows();
    try (PathwaysServer server = new PathwaysServer(opened, cacheExperts, radius)) {
      out.write(answer -> write(server, rows, answer));
    }
    return 0;
  }

  private static void write(PathwaysServer server, Rows rows, PrintWriter to) throws IOException {
    CsvPredictions.header(to, server.model().manifest());
    for (int first = 0; first < rows.count(); first += BATCH) {
      Rows part = rows.slice(first, Math.min(rows.count(), first + BATCH));
      Predictions p = server.predict(part);
      CsvPredictions.rows(to, server.model().manifest(), part, p);
    }
  }
}
