package dev.erlangen.cli.verb;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of verbs that compute. */
public final class Machine {
  /** Name of the system property, and of the fact in a run's provenance. */
  private static final String PROPERTY = "erlangen.threads";

  private static final String FACT = "threads";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of one tensor operation; large models gain from more. Default: 1.")
  private int threads = -1;

  /** Loads libtorch with the threads that were asked for, otherwise one. */
  public void start() {
    start(Integer.getInteger(PROPERTY, 1));
  }

  /** As {@link #start()}, by default with the threads that a run began with: the same bits. */
  void startAs(Map<String, String> provenance) {
    String before = provenance.getOrDefault(FACT, "");
    start(before.matches("[1-9]\\d{0,3}") ? Integer.parseInt(before) : 1);
  }

  private void start(int usual) {
    if (threads != -1) {
      Check.between("--threads", threads, 1, 1024);
    }
    int count = threads == -1 ? usual : threads;
    System.setProperty(PROPERTY, Integer.toString(count));
    Torch.load();
    Torch.threads(count);
  }
}
