package dev.erlangen.cli.verb.pathways;

import dev.erlangen.cli.Table;
import dev.erlangen.core.Torch;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.model.BorderJump;
import dev.erlangen.spark.neuralpathways.model.Manifest;
import dev.erlangen.spark.neuralpathways.model.PathwaysModel;
import dev.erlangen.spark.neuralpathways.table.CsvRows;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen pathways inspect}. */
@Command(
    name = "inspect",
    description = "Print what a model holds, after reading every file and checking its sha256.",
    footer = {
      "  erlangen pathways inspect model",
      "  erlangen pathways inspect model --borders rows.csv"
    })
final class PathwaysInspect implements Callable<Integer> {
  private static final double NEAR = 0.05;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "Model folder.")
  private Path model;

  @Option(names = "--leaves", description = "Leaves that are listed (${DEFAULT-VALUE}).")
  private int leaves = 10;

  @Option(
      names = "--borders",
      paramLabel = "TABLE",
      description = "Rows on which the jump between neighbouring experts is measured.")
  private @Nullable Path borders;

  @Override
  public Integer call() {
    Torch.threads(1);
    PrintWriter out = spec.commandLine().getOut();
    PathwaysModel opened = PathwaysModel.open(model);
    Assembled all = opened.assembled();
    ModelTable.print(opened, out);
    out.println();
    Table table = new Table(">leaf", ">depth", ">rows", ">loss");
    opened.manifest().experts().entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                (Map.Entry<Integer, Manifest.Entry> e) -> -e.getValue().loss()))
        .limit(leaves)
        .forEach(
            e ->
                table.row(
                    e.getKey(),
                    opened.tree().shape().path(e.getKey()).size(),
                    e.getValue().rows(),
                    String.format(Locale.ROOT, "%.4g", e.getValue().loss())));
    out.println("leaves of the largest training loss:");
    table.print(out);
    if (borders != null) {
      CsvRows rows = CsvRows.features(borders, Optional.empty(), opened.manifest().columns());
      BorderJump jump = BorderJump.of(all, rows.rows(), NEAR);
      out.printf(
          Locale.ROOT,
          "%nborder jump: mean %.4g, largest %.4g, over %d rows near a border%n",
          jump.mean(),
          jump.largest(),
          jump.rows());
    }
    return 0;
  }
}
