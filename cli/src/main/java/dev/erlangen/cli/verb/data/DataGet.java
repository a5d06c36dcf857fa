package dev.erlangen.cli.verb.data;

import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import dev.erlangen.train.progress.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen data get}. */
@Command(
    name = "get",
    description = "Fetch data sets; what is here and intact is left alone.",
    footer = "  erlangen data get esol lipophilicity")
final class DataGet implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      completionCandidates = Sets.class,
      description = "As 'erlangen data list' prints it.")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DataStore store = DataStore.standard();
    List<Entry> entries = names.stream().map(Catalog.standard()::entry).toList();
    Progress progress = Progress.on(System.err);
    for (Entry entry : entries) {
      if (entry.files().isEmpty()) {
        out.println(entry.name() + " is generated when it is used");
        continue;
      }
      List<Path> files =
          store.get(entry, (path, done, total) -> progress.show(path, done, total, ""));
      progress.end();
      out.println(entry.name() + ": " + files.size() + " files, sha256 verified");
      out.println("  licence: " + entry.licence());
      out.println("  cite: " + entry.citation());
      files.forEach(file -> out.println("  " + file));
    }
    return 0;
  }
}
