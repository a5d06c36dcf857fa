package dev.erlangen.cli.verb.cluster;

import dev.erlangen.spark.cluster.SparkPresence;
import dev.erlangen.spark.cluster.Standalone;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen cluster worker}. */
@Command(
    name = "worker",
    description = "Offer cores of this machine to a master until Ctrl-C.",
    footer = {
      "  erlangen cluster worker spark://127.0.0.1:7077",
      "  erlangen cluster worker spark://127.0.0.1:7077 --cores 4 --memory 8g"
    })
final class ClusterWorker implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Host host = new Host();

  @Parameters(paramLabel = "MASTER", description = "Its address, spark://HOST:PORT.")
  private String master = "";

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "How many cores. Default: ${DEFAULT-VALUE}.")
  private int cores = 1;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Java memory for all executors together. Default: ${DEFAULT-VALUE}.")
  private String memory = "2g";

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "Where executors leave their logs. Default: a folder of the system for such.")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"), "erlangen-workers");

  @Override
  public Integer call() {
    SparkPresence.require("a worker");
    PrintWriter err = spec.commandLine().getErr();
    Standalone.worker(master, host.host(err), cores, memory, host.webPort(), folder);
    return 0;
  }
}
