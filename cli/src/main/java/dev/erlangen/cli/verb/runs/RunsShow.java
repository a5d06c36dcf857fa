package dev.erlangen.cli.verb.runs;

import dev.erlangen.cli.RunSummary;
import dev.erlangen.cli.RunsOption;
import dev.erlangen.train.store.ExperimentInfo;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen runs show}. */
@Command(
    name = "show",
    description = "Show the result, settings and provenance of a run.",
    footer = "  erlangen runs show last")
final class RunsShow implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs = new RunsOption();

  @Parameters(paramLabel = "RUN", description = "Id, beginning of one, folder, or 'last'.")
  private String run = "";

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    RunFolder folder = runs.store().find(run);
    RunInfo info = folder.info();
    out.println(info.id() + ": " + folder.status().name().toLowerCase(Locale.ROOT));
    folder.failed().ifPresent(why -> out.println("  " + why));
    out.println("  " + info.command());
    out.println("  begun " + info.created() + ", seeds " + info.seeds() + ", " + info.device());
    print(out, "provenance", info.provenance());
    folder.experiment().map(ExperimentInfo::data).ifPresent(data -> print(out, "data", data));
    out.println("\nsettings");
    Files.readAllLines(folder.config()).forEach(line -> out.println("  " + line));
    if (folder.experiment().isPresent() && !folder.result().arms().isEmpty()) {
      RunSummary.print(out, folder, folder.result());
    }
    return 0;
  }

  private static void print(PrintWriter out, String title, Map<String, String> facts) {
    if (!facts.isEmpty()) {
      out.println("\n" + title);
      facts.forEach((key, value) -> out.println("  " + key + " " + value));
    }
  }
}
