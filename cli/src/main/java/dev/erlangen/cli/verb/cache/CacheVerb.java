package dev.erlangen.cli.verb.cache;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code erlangen cache}: results of preprocessing. */
@Command(
    name = "cache",
    description = {
      "List and remove results of preprocessing, kept under the hash of data and transform.",
      "Removing one costs nothing but the time to compute it again."
    },
    footer = {
      "  erlangen cache ls            what is kept, and how large it is",
      "  erlangen cache rm 3f2a       remove the entry whose hash begins so",
      "  erlangen cache rm --all      remove everything"
    },
    subcommands = {CacheList.class, CacheRemove.class})
public final class CacheVerb implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
