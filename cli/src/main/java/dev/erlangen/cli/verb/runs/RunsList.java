package dev.erlangen.cli.verb.runs;

import dev.erlangen.cli.RunsOption;
import dev.erlangen.cli.Table;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunInfo;
import dev.erlangen.train.store.RunStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code erlangen runs list}. */
@Command(
    name = "list",
    description = "List the runs, the newest first.",
    footer = "  erlangen runs list")
final class RunsList implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs = new RunsOption();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    RunStore store = runs.store();
    List<RunFolder> chosen = store.all();
    if (chosen.isEmpty()) {
      out.println("no run in " + store.root().toAbsolutePath() + " yet; 'erlangen train RECIPE'");
      return 0;
    }
    Table table = new Table("run", "status", ">seeds", "result of the first model");
    for (RunFolder run : chosen) {
      RunInfo info = run.info();
      table.row(
          run.id(),
          run.status().name().toLowerCase(Locale.ROOT),
          info.seeds().size(),
          headline(run));
    }
    table.print(out);
    return 0;
  }

  private static String headline(RunFolder run) {
    if (run.experiment().isEmpty()) {
      return "–";
    }
    RunResult result = run.result();
    if (result.arms().isEmpty()) {
      return "–";
    }
    return result.metric() + " " + result.arms().get(0).test(result.metric());
  }
}
