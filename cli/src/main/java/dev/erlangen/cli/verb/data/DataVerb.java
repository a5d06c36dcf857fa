package dev.erlangen.cli.verb.data;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code erlangen data}: the catalog of data sets. */
@Command(
    name = "data",
    description = {
      "List, fetch and verify the data sets of the catalog.",
      "Files are looked for in the folder that ERLANGEN_DATA names, then in the cache, then at their"
          + " official address; size and sha256 are checked before use."
    },
    footer = {
      "  erlangen data list          what there is, and what of it is here",
      "  erlangen data get esol      fetch a data set",
      "  erlangen data verify        read everything that is here and check it"
    },
    subcommands = {DataList.class, DataGet.class, DataVerify.class})
public final class DataVerb implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
