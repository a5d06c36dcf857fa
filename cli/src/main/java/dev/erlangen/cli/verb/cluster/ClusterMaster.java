package dev.erlangen.cli.verb.cluster;

import dev.erlangen.spark.cluster.SparkPresence;
import dev.erlangen.spark.cluster.Standalone;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code erlangen cluster master}. */
@Command(
    name = "master",
    description =
        "Be the master of a cluster until Ctrl-C; workers and programs find it by its address.",
    footer = {"  erlangen cluster master", "  erlangen cluster master --port 7078"})
final class ClusterMaster implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Host host = new Host();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on. Default: ${DEFAULT-VALUE}.")
  private int port = 7077;

  @Override
  public Integer call() {
    SparkPresence.require("a master");
    PrintWriter err = spec.commandLine().getErr();
    String where = host.host(err);
    Standalone.master(where, port, host.webPort(), at -> err.println("master at " + at));
    return 0;
  }
}
