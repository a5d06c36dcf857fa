package dev.erlangen.cli.verb.lora;

import dev.erlangen.cli.Table;
import dev.erlangen.cli.Text;
import dev.erlangen.cli.verb.Machine;
import dev.erlangen.weights.adapter.AdapterFolder;
import dev.erlangen.weights.adapter.AdapterSummary;
import dev.erlangen.weights.adapter.Duplicates;
import dev.erlangen.weights.adapter.ModuleSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen lora inspect}. */
@Command(
    name = "inspect",
    description = {
      "Show what an adapter changes: modules, ranks, scales, norms, singular values.",
      "For a folder of adapters: one line each, and which of them are the same model in another"
          + " basis. Updates are never formed. Exits with 2 if one of them cannot be read, after"
          + " the others."
    },
    footer = {
      "  erlangen lora inspect adapter_folder",
      "  erlangen lora inspect adapters/ --tolerance 1e-4"
    })
final class LoraInspect implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();

  @Parameters(paramLabel = "FILE|DIR", description = "An adapter, or a folder of adapters.")
  private Path path = Path.of("");

  @Option(
      names = "--tolerance",
      paramLabel = "D",
      description =
          "Relative distance up to which two adapters are the same. Default: ${DEFAULT-VALUE}.")
  private double tolerance = Duplicates.TOLERANCE;

  @Override
  public Integer call() {
    machine.start();
    List<Path> paths = AdapterFolder.list(path);
    PrintWriter out = spec.commandLine().getOut();
    if (paths.size() == 1) {
      one(out, AdapterFolder.map(paths, AdapterSummary::of).get(0));
      return 0;
    }
    Map<Path, AdapterSummary> readable =
        AdapterFolder.mapReadable(paths, AdapterSummary::of, this::unreadable);
    if (!readable.isEmpty()) {
      many(out, List.copyOf(readable.keySet()), List.copyOf(readable.values()));
    }
    return readable.size() == paths.size() ? 0 : 2;
  }

  private void unreadable(Path adapter, RuntimeException why) {
    spec.commandLine().getErr().println("erlangen: " + Text.sentence(adapter, why));
  }

  private void one(PrintWriter out, AdapterSummary s) {
    out.println(
        "%s: %s, rank %s, %,d values, norm %s"
            .formatted(
                s.format().name().toLowerCase(Locale.ROOT),
                Text.count(s.modules().size(), "module"),
                s.ranks(),
                s.parameters(),
                Cells.number(s.norm())));
    Table table =
        new Table(
            "module", "kind", ">size", ">rank", ">scale", ">norm", ">eff. rank", "singular values");
    for (ModuleSummary m : s.modules()) {
      table.row(
          m.name(),
          m.kind().name().toLowerCase(Locale.ROOT),
          m.rows() + "×" + m.columns(),
          m.rank(),
          Cells.number(m.scale()),
          Cells.number(m.norm()),
          "%.2f".formatted(m.effectiveRank()),
          Cells.numbers(m.singularValues()));
    }
    table.print(out);
    if (!s.extras().isEmpty()) {
      out.println("also in the file: " + String.join(", ", s.extras()));
    }
  }

  private void many(PrintWriter out, List<Path> paths, List<AdapterSummary> summaries) {
    Table table =
        new Table(
            "adapter",
            "format",
            ">modules",
            ">rank",
            ">values",
            ">norm",
            ">largest σ",
            ">eff. rank");
    for (int i = 0; i < paths.size(); i++) {
      AdapterSummary s = summaries.get(i);
      table.row(
          paths.get(i).getFileName(),
          s.format().name().toLowerCase(Locale.ROOT),
          s.modules().size(),
          s.ranks(),
          "%,d".formatted(s.parameters()),
          Cells.number(s.norm()),
          Cells.number(s.largest()),
          "%.2f".formatted(s.effectiveRank()));
    }
    table.print(out);
    List<Duplicates.Pair> pairs = Duplicates.find(paths, summaries, tolerance);
    for (Duplicates.Pair p : pairs) {
      out.println(
          "the same: %s and %s (relative distance %.1e)"
              .formatted(
                  paths.get(p.first()).getFileName(),
                  paths.get(p.second()).getFileName(),
                  p.distance()));
    }
    out.println(
        "%s; pairs that are the same up to a change of basis: %d"
            .formatted(Text.count(paths.size(), "adapter"), pairs.size()));
  }
}
