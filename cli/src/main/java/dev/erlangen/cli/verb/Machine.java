package dev.erlangen.cli.verb;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import picocli.CommandLine.Option;

/** The options of verbs that compute. */
final class Machine {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of one tensor operation. Default: one per processor.")
  private int threads = -1;

  /** Loads libtorch with the threads that were asked for. */
  void start() {
    if (threads != -1) {
      Check.between("--threads", threads, 1, 1024);
    }
    Torch.load();
    if (threads != -1) {
      Torch.threads(threads);
    }
  }
}
