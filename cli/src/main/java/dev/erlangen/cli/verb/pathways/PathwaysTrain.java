package dev.erlangen.cli.verb.pathways;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.engine.ComputeEngine;
import dev.erlangen.spark.neuralpathways.engine.EngineProvider;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.model.PathwaysModel;
import dev.erlangen.spark.neuralpathways.table.CsvRows;
import dev.erlangen.spark.neuralpathways.train.NeuralPathways;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen pathways train}. */
@Command(
    name = "train",
    description = {
      "Train on a table (CSV with a header, plain or gzip) and write a model folder.",
      "All columns but the targets and the id are features and must be numbers."
    },
    footer = {
      "  erlangen pathways train rows.csv --target y --out model --height 3",
      "  erlangen pathways train digits.csv --target digit --classes --warm-start --out model",
      "  erlangen pathways train rows.csv --target y --out model --on 'local[2]'"
    })
final class PathwaysTrain implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "CSV file.")
  private Path table;

  @Option(
      names = "--target",
      required = true,
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns to learn.")
  private List<String> targets = List.of();

  @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Model folder.")
  private Path out;

  @Option(names = "--id", paramLabel = "COLUMN", description = "Whole numbers, no one twice.")
  private @Nullable String id;

  @Option(names = "--classes", description = "The target is the name of a class.")
  private boolean classes;

  @Mixin private TreeOptions tree = new TreeOptions();
  @Mixin private ExpertOptions expert = new ExpertOptions();

  @Option(names = "--seed", description = "Of everything that is drawn (${DEFAULT-VALUE}).")
  private long seed = 0;

  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description = "Train on Spark: local[2] or spark://host:7077.")
  private @Nullable String master;

  @Option(
      names = "--partitions",
      description = "Threads of the local engine, or parts on Spark; 0 for its own choice.")
  private int partitions = 0;

  @Override
  public Integer call() throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    Check.that(isFree(out), "%s is not empty; name a new folder", out);
    CsvRows csv = CsvRows.training(table, Optional.ofNullable(id), targets, classes);
    PathwaysConfig config = config(csv.outputs().size());
    EngineProvider provider = EngineProvider.named(master == null ? "local" : "spark");
    long start = System.nanoTime();
    Assembled model;
    Torch.threads(1);
    int parts = master == null && partitions == 0 ? 1 : partitions;
    try (ComputeEngine started = provider.start(Objects.requireNonNullElse(master, ""), parts)) {
      print.printf(
          Locale.ROOT,
          "%d rows, %d features, on %s%n",
          csv.rows().count(),
          csv.features().size(),
          started.name());
      model =
          new NeuralPathways(config, started)
              .telling(note -> print.println("note: " + note))
              .train(csv.rows());
    }
    PathwaysModel saved = PathwaysModel.save(model, out, csv.features(), csv.outputs());
    print.printf(
        Locale.ROOT,
        "trained in %.1f s; training loss %.4g%n",
        (System.nanoTime() - start) * 1e-9,
        ModelTable.meanLoss(saved));
    ModelTable.print(saved, print);
    return 0;
  }

  private PathwaysConfig config(int outputs) {
    return new PathwaysConfig(
        classes ? Task.CLASSIFICATION : Task.REGRESSION,
        outputs,
        tree.partition(),
        expert.spec(),
        expert.fit(),
        tree.refine(),
        tree.pruning(),
        seed);
  }

  private static boolean isFree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    Check.that(Files.isDirectory(folder), "%s is no folder", folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
