package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.spark.neuralpathways.data.Rows;

/**
 * Where the phases of training run. Every engine gives the same model, bit for bit on processors of
 * the same kind, however many threads, partitions or repeated tasks it has.
 */
public interface ComputeEngine extends AutoCloseable {
  /** Name for messages, such as {@code local[2]}. */
  String name();

  /** Number of tasks that may run at once, and of bins worth making. */
  int parallelism();

  /**
   * Takes rows over.
   *
   * @throws IllegalArgumentException if an id occurs twice
   */
  RowTable table(Rows rows);

  @Override
  default void close() {}
}
