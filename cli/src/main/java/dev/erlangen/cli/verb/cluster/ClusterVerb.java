package dev.erlangen.cli.verb.cluster;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code erlangen cluster}: processes of a standalone cluster. */
@Command(
    name = "cluster",
    description = {
      "Make a cluster of Apache Spark out of this machine and others, and prepare data on it.",
      "'erlangen train' and 'erlangen predict' run on it with --on spark://HOST:PORT."
    },
    footer = {
      "  erlangen cluster master                               in one terminal",
      "  erlangen cluster worker spark://127.0.0.1:7077        in two others",
      "  erlangen train signnet-molecules --on spark://127.0.0.1:7077"
    },
    subcommands = {ClusterMaster.class, ClusterWorker.class, ClusterPrepare.class})
public final class ClusterVerb implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
