package dev.erlangen.cli.verb.pathways;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.engine.ComputeEngine;
import dev.erlangen.spark.neuralpathways.engine.EngineProvider;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
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

  @Option(names = "--valency", description = "Children per node (${DEFAULT-VALUE}).")
  private int valency = 4;

  @Option(names = "--height", description = "Levels of the tree (${DEFAULT-VALUE}).")
  private int height = 2;

  @Option(names = "--min-leaf", description = "Least rows of a leaf (${DEFAULT-VALUE}).")
  private int minLeaf = 20;

  @Option(names = "--max-leaf-rows", description = "Most rows an expert reads, 0 for all.")
  private int maxLeafRows = 0;

  @Option(
      names = "--routing",
      description = "What rows are routed by: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private PathwaysConfig.Routing routing = PathwaysConfig.Routing.STANDARDISE;

  @Option(names = "--components", description = "Principal components, for --routing pca.")
  private int components = 0;

  @Option(names = "--width", description = "Channels of an expert (${DEFAULT-VALUE}).")
  private int width = 16;

  @Option(names = "--depth", description = "Hidden layers, 0 for constants (${DEFAULT-VALUE}).")
  private int depth = 2;

  @Option(names = "--steps", description = "Updates per expert (${DEFAULT-VALUE}).")
  private int steps = 500;

  @Option(names = "--batch", description = "Rows per update (${DEFAULT-VALUE}).")
  private int batch = 32;

  @Option(names = "--rate", description = "First learning rate (${DEFAULT-VALUE}).")
  private double rate = 5e-3;

  @Option(names = "--warm-start", description = "Start all experts from a common one.")
  private boolean warmStart;

  @Option(names = "--reassign", description = "Rounds in which losses move the partition.")
  private int reassign = 0;

  @Option(names = "--soft-steps", description = "Updates of prototypes and experts together.")
  private int softSteps = 0;

  @Option(
      names = "--prune",
      paramLabel = "DELTA",
      description = "Merge siblings if the validation loss grows by at most this part.")
  private double prune = -1;

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
    Check.that(prune == -1 || prune >= 0, "--prune must not be negative, got %s", prune);
    return new PathwaysConfig(
        classes ? Task.CLASSIFICATION : Task.REGRESSION,
        outputs,
        new PathwaysConfig.Partition(valency, height, minLeaf, routing, components, false),
        depth == 0 ? ExpertSpec.constant() : ExpertSpec.prelu(width, depth),
        new PathwaysConfig.Fit(steps, batch, rate, warmStart, maxLeafRows),
        new PathwaysConfig.Refine(reassign, softSteps),
        prune < 0 ? PathwaysConfig.Pruning.NONE : new PathwaysConfig.Pruning(0.1, prune),
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
