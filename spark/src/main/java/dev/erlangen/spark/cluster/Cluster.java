package dev.erlangen.spark.cluster;

import dev.erlangen.core.Check;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Workers to run on; nothing is started by making one.
 *
 * @param master {@code local}, {@code local[N]}, {@code local[*]}, {@code spark://HOST:PORT} or,
 *     for tests, {@code local-cluster[WORKERS,CORES,MEGABYTES]}
 * @param workers tasks at a time
 * @param threads threads of one tensor operation, and cores of a worker
 * @param settings further settings of Spark, {@code spark.…}; they win over Erlangen's own
 */
public record Cluster(String master, int workers, int threads, Map<String, String> settings) {
  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\d{1,4}|\\*)])?");
  private static final Pattern STANDALONE =
      Pattern.compile("spark://[^\\s:/,]+:\\d{1,5}(?:,[^\\s:/,]+:\\d{1,5})*");
  private static final Pattern TEST = Pattern.compile("local-cluster\\[(\\d+),(\\d+),(\\d+)]");

  private static final int PATIENCE_MILLIS = 5000;

  /** Workers of a standalone cluster unless told otherwise. */
  private static final int USUAL = 2;

  public Cluster {
    workersOf(master);
    Check.between("workers", workers, 1, 4096);
    Check.that(
        !LOCAL.matcher(master).matches() || workers <= workersOf(master),
        "%s has %d workers, got %d; write local[%d]",
        master,
        workersOf(master),
        workers,
        workers);
    Check.between("threads", threads, 1, 1024);
    settings.forEach(
        (key, value) ->
            Check.that(
                key.startsWith("spark."),
                "%s",
                "a setting of Spark begins with 'spark.', got '" + key + "'"));
    settings = Map.copyOf(settings);
  }

  /** The workers of {@code master}: all of a local one, two of a cluster; one thread each. */
  public static Cluster of(String master) {
    return new Cluster(master, workersOf(master), 1, Map.of());
  }

  /** Returns this with another number of workers. */
  public Cluster withWorkers(int count) {
    return new Cluster(master, count, threads, settings);
  }

  /** Returns this with {@code count} threads per worker. */
  public Cluster withThreads(int count) {
    return new Cluster(master, workers, count, settings);
  }

  /** Returns this with a further setting of Spark. */
  public Cluster with(String key, String value) {
    Map<String, String> more = new TreeMap<>(settings);
    more.put(key, value);
    return new Cluster(master, workers, threads, more);
  }

  /** Whether the workers are threads of this process. */
  public boolean isLocal() {
    return LOCAL.matcher(master).matches();
  }

  /** Whether nothing leaves this machine. */
  boolean isLoopback() {
    return !master.startsWith("spark://")
        || master.matches("spark://(localhost|127(\\.\\d{1,3}){3}|\\[::1]):\\d+");
  }

  /** Fails if no master can be reached; Spark itself would try for a minute. */
  void requireMaster() {
    if (!master.startsWith("spark://")) {
      return;
    }
    for (String address : master.substring("spark://".length()).split(",", -1)) {
      int colon = address.lastIndexOf(':');
      try (Socket socket = new Socket()) {
        int port = Integer.parseInt(address.substring(colon + 1));
        Check.between("the port of " + address, port, 1, 65535);
        socket.connect(new InetSocketAddress(address.substring(0, colon), port), PATIENCE_MILLIS);
        return;
      } catch (IOException e) {
        // The next one may answer.
        continue;
      }
    }
    throw new IllegalArgumentException(
        "no master answers at %s; 'erlangen cluster master' starts one".formatted(master));
  }

  private static int workersOf(String master) {
    Matcher local = LOCAL.matcher(master);
    if (local.matches()) {
      String count = local.group(1);
      int workers =
          count == null
              ? 1
              : count.equals("*")
                  ? Runtime.getRuntime().availableProcessors()
                  : Integer.parseInt(count);
      Check.positive("workers of " + master, workers);
      return workers;
    }
    Matcher test = TEST.matcher(master);
    if (test.matches()) {
      return Math.max(1, Integer.parseInt(test.group(1)) * Integer.parseInt(test.group(2)));
    }
    Check.that(
        STANDALONE.matcher(master).matches(),
        "%s",
        "a master is local, local[N], local[*] or spark://HOST:PORT, got '" + master + "'");
    return USUAL;
  }
}
