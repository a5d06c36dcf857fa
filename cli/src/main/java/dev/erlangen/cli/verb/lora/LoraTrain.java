package dev.erlangen.cli.verb.lora;

import dev.erlangen.cli.Table;
import dev.erlangen.cli.verb.Machine;
import dev.erlangen.core.Check;
import dev.erlangen.train.loop.Epoch;
import dev.erlangen.train.loop.Watcher;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Problem.Split;
import dev.erlangen.weights.lol.Objective;
import dev.erlangen.weights.lol.library.AdapterTraining;
import dev.erlangen.weights.lol.library.LabelTable;
import dev.erlangen.weights.lol.recipe.Kind;
import dev.erlangen.weights.lol.recipe.LolSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen lora train}. */
@Command(
    name = "train",
    description = {
      "Learn to predict properties of adapters of one base model from their weights.",
      "The CSV has a header; its first column names adapters in DIR, the others are properties."
    },
    footer = {
      "  erlangen lora train adapters/ --labels labels.csv --out model.safetensors",
      "  erlangen lora train adapters/ --labels labels.csv --column score --task regression"
          + " --out model.safetensors"
    })
final class LoraTrain implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();

  @Parameters(paramLabel = "DIR", description = "Folder with the adapters.")
  private Path folder = Path.of("");

  @Option(
      names = "--labels",
      required = true,
      paramLabel = "CSV",
      description = "Known properties.")
  private Path labels = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The trained model.")
  private Path out = Path.of("");

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "A property to learn; repeatable. Default: all columns.")
  private List<String> columns = List.of();

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "binary or regression. Default: binary if all values are 0 or 1.")
  private @Nullable String task;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "glnet, glnet-deep, glnet-pooled, gl-transformer, mlp-svd, mlp-align, … Default:"
              + " ${DEFAULT-VALUE}.")
  private String model = "glnet";

  @Option(names = "--epochs", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int epochs = 60;

  @Option(names = "--batch", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int batch = 32;

  @Option(names = "--rate", paramLabel = "LR", description = "Default: ${DEFAULT-VALUE}.")
  private double rate = 1e-3;

  @Option(names = "--hidden", paramLabel = "H", description = "Default: ${DEFAULT-VALUE}.")
  private int hidden = 16;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--missing-is-zero",
      description = "A module that an adapter lacks counts as not changed.")
  private boolean zeros;

  @Override
  public Integer call() throws IOException {
    machine.start();
    // A training should not find out at its end that it cannot write.
    Check.that(!Files.isDirectory(out), "%s is a folder, the model is a file", out);
    Files.createDirectories(Objects.requireNonNull(out.toAbsolutePath().getParent()));
    LabelTable table = LabelTable.read(folder, labels, columns);
    Progress progress = Progress.on(System.err);
    AdapterTraining training =
        new AdapterTraining(
            kind(),
            new LolSettings.Network(hidden, 128, 2 * hidden, 256, 3, 64, 64, 0.1),
            new LolSettings.Fit(epochs, epochs, batch, rate, 1e-2),
            seed,
            zeros);
    AdapterTraining.Result result =
        training.run(
            table,
            objective(table),
            (done, total) -> progress.show("adapters", done, total, ""),
            text -> progress.line("warning: " + text),
            watching(progress));
    progress.end();
    result.model().save(out);
    print(spec.commandLine().getOut(), result);
    return 0;
  }

  private Kind kind() {
    List<String> names = Arrays.stream(Kind.values()).map(Kind::arm).toList();
    Check.oneOf("--model", model, names);
    return Kind.valueOf(model.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private Objective objective(LabelTable table) {
    if (task == null) {
      return table.isBinary() ? Objective.BINARY : Objective.REAL;
    }
    Check.oneOf("--task", task, List.of("binary", "regression"));
    return task.equals("binary") ? Objective.BINARY : Objective.REAL;
  }

  private Watcher watching(Progress progress) {
    return new Watcher() {
      @Override
      public void epoch(Epoch epoch, boolean best) {
        String loss = String.format(Locale.ROOT, "loss %.4f", epoch.loss());
        progress.show("epochs", epoch.epoch(), epochs, loss);
      }
    };
  }

  private void print(PrintWriter printer, AdapterTraining.Result result) {
    Map<String, Double> first = result.metrics().getOrDefault(Split.TEST, Map.of());
    List<String> heads = new ArrayList<>(List.of("part", ">adapters"));
    first.keySet().forEach(metric -> heads.add(">" + metric));
    Table table = new Table(heads.toArray(String[]::new));
    for (Split part : Split.values()) {
      List<Object> row = new ArrayList<>();
      row.add(part.name().toLowerCase(Locale.ROOT));
      row.add(result.sizes().getOrDefault(part, 0));
      Map<String, Double> metrics = result.metrics().getOrDefault(part, Map.of());
      first.keySet().forEach(m -> row.add(Cells.number(metrics.getOrDefault(m, Double.NaN))));
      table.row(row.toArray());
    }
    table.print(printer);
    printer.println(
        "%s with %,d parameters on %d modules written to %s"
            .formatted(
                result.model().spec().kind().label(),
                result.parameters(),
                result.model().spec().slots().slots().size(),
                out));
  }
}
