package dev.erlangen.cli.verb.pathways;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.spark.neuralpathways.http.Limits;
import dev.erlangen.spark.neuralpathways.http.PathwaysHttp;
import dev.erlangen.spark.neuralpathways.model.PathwaysModel;
import dev.erlangen.spark.neuralpathways.model.PathwaysServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen pathways serve}. */
@Command(
    name = "serve",
    description = {
      "Answer over HTTP to programs on this machine until interrupted:",
      "POST /predict with {\"rows\": [[…], …]}, GET /model, GET /stats, GET /health."
    },
    footer = {
      "  erlangen pathways serve model --max-resident-mb 8 --port 8080",
      "  curl -H 'Content-Type: application/json' -d '{\"rows\": [[0.5]]}' localhost:8080/predict"
    })
final class PathwaysServe implements Callable<Integer> {
  private static final double MIB = 1 << 20;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "Model folder.")
  private Path model;

  @Option(
      names = "--max-resident-mb",
      description = "Most memory for router and experts, in MiB (${DEFAULT-VALUE}).")
  private double resident = 8;

  @Option(names = "--port", description = "Port, 0 for any free one (${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(names = "--radius", description = "Refuse rows farther from their prototype.")
  private double radius = Double.POSITIVE_INFINITY;

  @Override
  public Integer call() throws IOException {
    Torch.threads(1);
    Check.positive("--max-resident-mb", resident);
    PathwaysModel opened = PathwaysModel.open(model);
    PathwaysServer server = PathwaysServer.within(opened, (long) (resident * MIB), radius);
    PrintWriter out = spec.commandLine().getOut();
    CountDownLatch end = new CountDownLatch(1);
    try (PathwaysHttp http = PathwaysHttp.start(server, port, Limits.standard())) {
      ModelTable.print(opened, out);
      out.println("answers at http://localhost:" + http.address().getPort() + " until interrupted");
      out.flush();
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
