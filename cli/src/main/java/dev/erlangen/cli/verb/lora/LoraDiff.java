package dev.erlangen.cli.verb.lora;

import dev.erlangen.cli.Table;
import dev.erlangen.cli.verb.Machine;
import dev.erlangen.weights.adapter.AdapterDifference;
import dev.erlangen.weights.adapter.AdapterReader;
import dev.erlangen.weights.adapter.Duplicates;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen lora diff}. */
@Command(
    name = "diff",
    description = {
      "Compare the updates of two adapters, whatever the bases of their factors.",
      "Exit code 0 if they are the same model, 1 if not."
    },
    footer = "  erlangen lora diff adapter adapter-checkpoint")
final class LoraDiff implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();

  @Parameters(index = "0", paramLabel = "A", description = "An adapter.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "Another one.")
  private Path second = Path.of("");

  @Option(
      names = "--tolerance",
      paramLabel = "D",
      description = "Relative distance up to which they are the same. Default: ${DEFAULT-VALUE}.")
  private double tolerance = Duplicates.TOLERANCE;

  @Override
  public Integer call() {
    machine.start();
    AdapterDifference d =
        AdapterDifference.of(AdapterReader.read(first), AdapterReader.read(second));
    PrintWriter out = spec.commandLine().getOut();
    Table table =
        new Table("module", ">norm of A", ">norm of B", ">distance", ">relative", ">cosine");
    d.modules().forEach(m -> row(table, m));
    if (!table.isEmpty()) {
      row(table, d.total());
      table.print(out);
    }
    only(out, "A", d.onlyFirst());
    only(out, "B", d.onlySecond());
    boolean same = d.same(tolerance);
    out.println(same ? "the same model" : "different models");
    return same ? 0 : 1;
  }

  private static void row(Table table, AdapterDifference.Module m) {
    table.row(
        m.name(),
        Cells.number(m.first()),
        Cells.number(m.second()),
        Cells.number(m.distance()),
        "%.1e".formatted(m.relative()),
        "%.4f".formatted(m.cosine()));
  }

  private static void only(PrintWriter out, String which, List<String> modules) {
    if (!modules.isEmpty()) {
      out.println("only in " + which + ", or of another size: " + String.join(", ", modules));
    }
  }
}
