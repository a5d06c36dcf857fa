package dev.erlangen.cli.verb;

import dev.erlangen.cli.Browser;
import dev.erlangen.cli.RunsOption;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen report}: writes the report of a run. */
@Command(
    name = "report",
    description = {
      "Write the report of a run and print its path: one HTML file without outside references, with"
          + " results, curves, symmetry, settings and provenance. A run in progress has one too."
    },
    footer = {"  erlangen report last", "  erlangen report last --open"})
public final class ReportVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs = new RunsOption();

  @Parameters(paramLabel = "RUN", description = "Id, beginning of one, folder, or 'last'.")
  private String run = "";

  @Option(names = "--open", description = "Show it in the browser.")
  private boolean open;

  @Override
  public Integer call() throws IOException {
    Path report = Report.write(runs.store().find(run), Registry.load());
    spec.commandLine().getOut().println(report.toAbsolutePath());
    if (open && !Browser.open(report)) {
      spec.commandLine().getErr().println("erlangen: no browser could be started; open the file");
    }
    return 0;
  }
}
