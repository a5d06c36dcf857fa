package dev.erlangen.cli.verb.runs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code erlangen runs}: what has been trained. */
@Command(
    name = "runs",
    description = {
      "List, show, compare and remove runs.",
      "A RUN is an id, the beginning of one, a folder, or 'last'."
    },
    footer = {
      "  erlangen runs list                 what has been trained",
      "  erlangen runs show last            result, claims, settings, provenance",
      "  erlangen runs compare ID1 ID2      results side by side, and the settings that differ",
      "  erlangen runs rm ID                delete a run"
    },
    subcommands = {RunsList.class, RunsShow.class, RunsCompare.class, RunsRemove.class})
public final class RunsVerb implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
