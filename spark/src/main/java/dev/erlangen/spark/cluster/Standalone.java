package dev.erlangen.spark.cluster;

import dev.erlangen.core.Check;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.jspecify.annotations.Nullable;

/**
 * A standalone cluster of Spark made of this process and others like it. Whoever reaches its ports
 * can run programs as this user, so it listens on this machine only unless told otherwise.
 */
public final class Standalone {
  /** Where a master listens unless told otherwise. */
  public static final int PORT = 7077;

  private Standalone() {}

  /**
   * Is the master until the process ends.
   *
   * @param begins is told the address as soon as nothing is known to be in the way
   */
  public static void master(String host, int port, int webPort, Consumer<String> begins) {
    SparkPresence.require("a master");
    Check.between("--port", port, 1, 65535);
    checkPort("--web-port", webPort);
    requireFree(host, port);
    begins.accept("spark://%s:%d".formatted(host, port));
    // The address that was promised, or an error; Spark would try the next port.
    usually("spark.port.maxRetries", "0");
    // A second door for programs, on a port of its own that only one master could have.
    usually("spark.master.rest.enabled", "false");
    Master.main(
        new String[] {
          "--host",
          host,
          "--port",
          Integer.toString(port),
          "--webui-port",
          Integer.toString(webPort)
        });
  }

  /**
   * Offers {@code cores} to the master at {@code master} until the process ends.
   *
   * @param memory for all executors together, such as {@code 4g}
   * @param folder where executors leave their logs
   */
  public static void worker(
      String master, String host, int cores, String memory, int webPort, Path folder) {
    SparkPresence.require("a worker");
    Check.that(
        master.matches("spark://[^\\s:/]+:\\d{1,5}"),
        "%s",
        "a worker belongs to spark://HOST:PORT, got '" + master + "'");
    Check.between("--cores", cores, 1, 4096);
    Check.that(memory.matches("[1-9]\\d*[mgMG]"), "--memory is like 2g or 512m, got '%s'", memory);
    checkPort("--web-port", webPort);
    Cluster.of(master).requireMaster();
    checkHome(System.getenv("SPARK_HOME"));
    List<String> arguments =
        new ArrayList<>(List.of("--host", host, "--cores", Integer.toString(cores)));
    arguments.addAll(List.of("--memory", memory, "--webui-port", Integer.toString(webPort)));
    arguments.addAll(List.of("--work-dir", folder.toAbsolutePath().toString(), master));
    Worker.main(arguments.toArray(String[]::new));
  }

  /** A worker starts executors through Spark's own launcher, which wants a folder of jars. */
  private static void checkHome(@Nullable String home) {
    Check.that(
        home != null && Files.isDirectory(Path.of(home, "jars")),
        "a worker needs SPARK_HOME to name a folder with Spark's jars in 'jars', it is '%s'; ./erlangen sets it",
        home);
  }

  private static void requireFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "a master cannot listen at %s:%d: %s; --port names another port"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }

  private static void usually(String setting, String value) {
    if (System.getProperty(setting) == null) {
      System.setProperty(setting, value);
    }
  }

  private static void checkPort(String name, int port) {
    Check.between(name, port, 0, 65535);
  }
}
