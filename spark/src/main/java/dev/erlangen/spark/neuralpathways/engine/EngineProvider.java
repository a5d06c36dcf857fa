package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.core.Check;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A kind of engine that can be asked for by name. Found by {@link ServiceLoader}; making one must
 * not need the classes of a cluster.
 */
public interface EngineProvider {
  /** Name, such as {@code spark}. */
  String name();

  /**
   * Starts an engine.
   *
   * @param master where, such as {@code local[2]} or {@code spark://host:7077}; empty for threads
   * @param partitions parts that rows are cut into, 0 for the engine's own choice
   * @throws IllegalArgumentException if the classes of the cluster are not on the class path
   */
  ComputeEngine start(String master, int partitions);

  /** Returns the installed provider of that name. */
  static EngineProvider named(String name) {
    List<EngineProvider> all =
        ServiceLoader.load(EngineProvider.class).stream().map(ServiceLoader.Provider::get).toList();
    Check.oneOf("engine", name, all.stream().map(EngineProvider::name).toList());
    return all.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }
}
