package dev.erlangen.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * A way in a process of its own that answers, after a first line that says it is ready, every
 * number of runs with one line of their times: {@code bench/peers/report.py}, {@code serve}.
 */
public final class Peer implements Side {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter questions;

  /** Starts the process and waits until it is ready; its mistakes go to our standard error. */
  public Peer(String name, List<String> command) {
    this(name, command, Set.of());
  }

  /** The same in an environment without some variables. */
  Peer(String name, List<String> command, Set<String> without) {
    this.name = name;
    ProcessBuilder builder = new ProcessBuilder(command);
    // The launcher's choice suits two thread pools; PyTorch as installed has one and spins faster.
    builder.environment().remove("OMP_WAIT_POLICY");
    builder.environment().keySet().removeAll(without);
    try {
      process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers = process.inputReader();
    questions = process.outputWriter();
    answer();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Times run(int count) {
    try {
      questions.write(count + "\n");
      questions.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode times = answer();
    return new Times(numbers(times.path("wall_ms")), numbers(times.path("processor_ms")));
  }

  private JsonNode answer() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("the peer '" + name + "' ended early");
      }
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(JsonNode array) {
    double[] out = new double[array.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = array.get(i).doubleValue();
    }
    return out;
  }

  /** Ends the process. */
  @Override
  public void close() {
    process.destroy();
  }
}
