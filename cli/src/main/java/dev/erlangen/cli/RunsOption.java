package dev.erlangen.cli;

import dev.erlangen.train.store.RunStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of verbs that write or read runs. */
public final class RunsOption {
  @Option(
      names = "--runs",
      paramLabel = "FOLDER",
      description = "Where runs are kept. Default: ERLANGEN_RUNS, or 'runs' here.")
  private @Nullable Path folder;

  /** Returns the store that was chosen. */
  public RunStore store() {
    return folder == null ? RunStore.standard() : new RunStore(folder);
  }
}
