package dev.erlangen.spark.toy;

import dev.erlangen.spark.cluster.Standalone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A master and two workers in processes of their own. */
public final class ClusterProcess implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final List<Process> processes = new ArrayList<>();
  private final int port;

  /** Starts them; executors leave their logs in {@code folder}. */
  public ClusterProcess(Path folder) throws Exception {
    // A worker starts executors through Spark's launcher, which wants this folder.
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      port = free.getLocalPort();
    }
    processes.add(start(folder, "master", Integer.toString(port)));
    while (!answers()) {
      if (!processes.get(0).isAlive()) {
        throw new IllegalStateException(Files.readString(folder.resolve("master.log")));
      }
      Thread.sleep(50);
    }
    processes.add(start(folder, "worker", master(), folder.resolve("one").toString()));
    processes.add(start(folder, "worker", master(), folder.resolve("two").toString()));
  }

  /** Its address. */
  public String master() {
    return "spark://" + HOST + ":" + port;
  }

  /** Master, workers and executors. */
  public Stream<ProcessHandle> all() {
    return processes.stream()
        .map(Process::toHandle)
        .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()));
  }

  private boolean answers() {
    try (Socket socket = new Socket(HOST, port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static Process start(Path folder, String... what) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("@java-options", "-cp", System.getProperty("java.class.path")));
    command.add(ClusterProcess.class.getName());
    command.addAll(List.of(what));
    Path log = folder.resolve(what[0] + ".log");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** One of the processes. */
  public static void main(String[] args) {
    if (args[0].equals("master")) {
      Standalone.master(HOST, Integer.parseInt(args[1]), 0, System.out::println);
    } else {
      Standalone.worker(args[1], HOST, 1, "512m", 0, Path.of(args[2]));
    }
  }

  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> running = all().toList();
    running.forEach(ProcessHandle::destroyForcibly);
    for (Process process : processes) {
      process.waitFor();
    }
  }
}
