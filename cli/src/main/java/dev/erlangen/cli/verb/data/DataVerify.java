package dev.erlangen.cli.verb.data;

import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.DataStore.Place;
import dev.erlangen.data.catalog.DataStore.State;
import dev.erlangen.data.catalog.Entry;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen data verify}. */
@Command(
    name = "verify",
    description = {
      "Read files and compare them with their published sha256; exits with 1 if one differs.",
      "Without names: whatever is here. A named data set must be here as a whole."
    },
    footer = {"  erlangen data verify", "  erlangen data verify zinc esol"})
final class DataVerify implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      completionCandidates = Sets.class,
      description = "As 'erlangen data list' prints it.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    Catalog catalog = Catalog.standard();
    DataStore store = DataStore.standard();
    List<Entry> entries =
        names.isEmpty() ? catalog.entries() : names.stream().map(catalog::entry).toList();
    int intact = 0;
    int wrong = 0;
    for (Entry entry : entries) {
      for (State state : store.verify(entry)) {
        boolean absent = state.place() == Place.ABSENT;
        if (absent && names.isEmpty()) {
          continue;
        }
        if (absent || state.place() == Place.DAMAGED) {
          wrong++;
          print(state);
        } else {
          intact++;
        }
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(intact + " files intact, " + wrong + " damaged or absent");
    return wrong == 0 ? 0 : 1;
  }

  private void print(State state) {
    spec.commandLine()
        .getOut()
        .println(state.place().name().toLowerCase(Locale.ROOT) + "  " + state.path());
  }
}
