package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;

/** Threads of this process, under the name {@code local}. */
public final class LocalEngineProvider implements EngineProvider {
  @Override
  public String name() {
    return "local";
  }

  @Override
  public ComputeEngine start(String master, int partitions) {
    Check.that(
        master.isEmpty(),
        "threads of this process need no master, got '%s'; use the engine spark",
        master);
    return new LocalEngine(partitions > 0 ? partitions : Torch.defaultThreads());
  }
}
