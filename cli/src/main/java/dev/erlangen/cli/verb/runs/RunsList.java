package dev.erlangen.cli.verb.runs;

import dev.erlangen.cli.RunsOption;
import dev.erlangen.cli.Table;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.store.RunIndex;
import dev.erlangen.train.store.RunStore;
import dev.erlangen.train.store.RunSummary;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen runs list}. */
@Command(
    name = "list",
    description = "List the runs, the newest first; those of one recipe if it is named.",
    footer = {"  erlangen runs list", "  erlangen runs list signnet-molecules"})
final class RunsList implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs = new RunsOption();

  @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "Only runs of this recipe.")
  private @Nullable String recipe;

  @Override
  public Integer call() throws SQLException {
    String wanted = recipe == null ? "" : Registry.load().recipe(recipe).name();
    PrintWriter out = spec.commandLine().getOut();
    RunStore store = runs.store();
    List<RunSummary> found = store.all().isEmpty() ? List.of() : list(store, wanted);
    if (found.isEmpty()) {
      out.println("no run in " + store.root().toAbsolutePath() + " yet; 'erlangen train RECIPE'");
      return 0;
    }
    Table table = new Table("run", "status", ">seeds", "first model", "claims");
    for (RunSummary run : found) {
      String status = run.status().name().toLowerCase(Locale.ROOT);
      table.row(run.id(), status, run.seeds().size(), run.result(), run.claims());
    }
    table.print(out);
    return 0;
  }

  private static List<RunSummary> list(RunStore store, String recipe) throws SQLException {
    try (RunIndex index = RunIndex.open(store)) {
      return index.list(recipe);
    }
  }
}
