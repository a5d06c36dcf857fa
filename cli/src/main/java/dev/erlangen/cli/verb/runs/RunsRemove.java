package dev.erlangen.cli.verb.runs;

import dev.erlangen.cli.RunsOption;
import dev.erlangen.core.Check;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen runs rm}. */
@Command(
    name = "rm",
    description = "Delete runs with everything in them; a run that is being trained is refused.",
    footer = "  erlangen runs rm signnet-molecules-20260102-101010")
final class RunsRemove implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs = new RunsOption();

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Whole id, or folder.")
  private List<String> names = List.of();

  @Override
  public Integer call() throws IOException {
    RunStore store = runs.store();
    // All names are looked up before anything is deleted.
    List<RunFolder> chosen = names.stream().map(name -> find(store, name)).distinct().toList();
    for (RunFolder run : chosen) {
      store.remove(run);
      spec.commandLine().getOut().println("removed " + run.id());
    }
    return 0;
  }

  /** The beginning of an id is enough to look at a run, not to delete it. */
  private static RunFolder find(RunStore store, String name) {
    RunFolder run = store.find(name);
    Check.that(
        name.equals(run.id()) || Files.isDirectory(Path.of(name).resolve("fits")),
        "to delete run %s, write its whole id, got '%s'",
        run.id(),
        name);
    return run;
  }
}
