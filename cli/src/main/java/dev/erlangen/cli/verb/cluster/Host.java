package dev.erlangen.cli.verb.cluster;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The options of processes that listen. */
final class Host {
  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Name or address to listen on. Default: ${DEFAULT-VALUE}, this machine only.")
  private String host = "127.0.0.1";

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      description =
          "Port of the page that shows what goes on; 0 for any. Default: ${DEFAULT-VALUE}.")
  private int webPort = 0;

  int webPort() {
    return webPort;
  }

  /** Returns the host, after a word on what it means to listen there. */
  String host(PrintWriter err) {
    if (!host.matches("127\\..*|localhost|::1")) {
      err.println(
          "note: whoever reaches %s can run programs as this user, unless spark.authenticate is set"
              .formatted(host));
    }
    return host;
  }
}
