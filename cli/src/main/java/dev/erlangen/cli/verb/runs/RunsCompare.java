package dev.erlangen.cli.verb.runs;

import dev.erlangen.cli.RunsOption;
import dev.erlangen.cli.Table;
import dev.erlangen.train.store.Comparison;
import dev.erlangen.train.store.RunStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen runs compare}. */
@Command(
    name = "compare",
    description = "Put the results of runs side by side, and the settings in which they differ.",
    footer = "  erlangen runs compare signnet-zinc-20260102-101010 last")
final class RunsCompare implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs = new RunsOption();

  @Parameters(arity = "2..*", paramLabel = "RUN", description = "At least two runs.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    RunStore store = runs.store();
    Comparison comparison = Comparison.of(names.stream().map(store::find).toList());
    PrintWriter out = spec.commandLine().getOut();
    print(out, "result", comparison, comparison.results());
    out.println();
    if (comparison.settings().isEmpty()) {
      out.println("the settings are the same");
    } else {
      print(out, "setting", comparison, comparison.settings());
    }
    return 0;
  }

  private static void print(
      PrintWriter out, String title, Comparison comparison, Map<String, List<String>> rows) {
    List<String> head = new ArrayList<>(List.of(title));
    head.addAll(comparison.runs());
    Table table = new Table(head.toArray(String[]::new));
    rows.forEach(
        (name, cells) -> {
          List<String> row = new ArrayList<>(List.of(name));
          cells.forEach(cell -> row.add(cell.isEmpty() ? "–" : cell));
          table.row(row.toArray());
        });
    table.print(out);
  }
}
