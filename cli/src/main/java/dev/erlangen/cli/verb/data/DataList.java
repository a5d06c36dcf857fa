package dev.erlangen.cli.verb.data;

import dev.erlangen.cli.Glob;
import dev.erlangen.cli.Table;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen data list}. */
@Command(
    name = "list",
    description = "List the data sets of the catalog and say which are here.",
    footer = {"  erlangen data list", "  erlangen data list 'sr*'"})
final class DataList implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "PATTERN", description = "Name, with * and ?.")
  private String pattern = "*";

  @Override
  public Integer call() {
    DataStore store = DataStore.standard();
    Table table = new Table("name", ">size", "here", "licence", "content");
    for (Entry e : Catalog.standard().entries()) {
      if (Glob.matches(pattern, e.name())) {
        String here = Sets.whereabouts(store, e);
        table.row(e.name(), Sets.size(e.bytes()), here, e.licence(), e.title());
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    table.print(out);
    out.println();
    out.println(
        store.mirror().map(m -> "mirror: " + m + "\n").orElse("") + "cache:  " + store.cache());
    return 0;
  }
}
