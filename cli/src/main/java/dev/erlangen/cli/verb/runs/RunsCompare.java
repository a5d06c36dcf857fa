package dev.erlangen.cli.verb.runs;

import dev.erlangen.cli.RunsOption;
import dev.erlangen.cli.Table;
import dev.erlangen.core.Check;
import dev.erlangen.train.result.ArmResult;
import dev.erlangen.train.result.ResultTable;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    List<RunFolder> chosen = names.stream().map(store::find).toList();
    PrintWriter out = spec.commandLine().getOut();
    String metric = chosen.get(0).result().metric();
    Table table = new Table("run", "model", ">" + metric, ">seeds", ">parameters", ">per seed");
    for (RunFolder run : chosen) {
      RunResult result = run.result();
      Check.that(
          result.metric().equals(metric),
          "the runs measure different things: %s has %s, %s has %s",
          chosen.get(0).id(),
          metric,
          run.id(),
          result.metric());
      for (ArmResult arm : result.arms()) {
        table.row(
            run.id(),
            arm.label(),
            arm.test(metric),
            arm.seeds().size(),
            arm.parameters(),
            ResultTable.duration(arm.seconds().mean()));
      }
    }
    table.print(out);
    differences(chosen, out);
    return 0;
  }

  private static void differences(List<RunFolder> chosen, PrintWriter out) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < chosen.size(); i++) {
      for (var setting : Settings.of(chosen.get(i)).entrySet()) {
        List<String> row = values.computeIfAbsent(setting.getKey(), k -> new ArrayList<>());
        while (row.size() < i) {
          row.add("–");
        }
        row.add(setting.getValue());
      }
    }
    out.println();
    boolean same = true;
    for (var setting : values.entrySet()) {
      List<String> row = setting.getValue();
      if (row.size() < chosen.size() || row.stream().distinct().count() > 1) {
        out.println(setting.getKey() + ": " + String.join(" | ", row));
        same = false;
      }
    }
    if (same) {
      out.println("the settings are the same");
    }
  }
}
