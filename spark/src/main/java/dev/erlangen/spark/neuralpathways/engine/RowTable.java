package dev.erlangen.spark.neuralpathways.engine;

import java.io.Serializable;
import java.util.List;

/**
 * Rows that an engine holds in blocks of {@link Blocks#SIZE} in the order of their ids. What is
 * computed from it does not depend on how the blocks are spread.
 */
public interface RowTable extends AutoCloseable {
  /** Number of rows. */
  long count();

  /** Number of features. */
  int features();

  /** Number of targets. */
  int targets();

  /** Runs a task on every block and returns the results in the order of the blocks. */
  <R extends Serializable> List<R> map(BlockTask<R> task);

  /**
   * Brings the rows of each group together and runs a task on every bin of groups.
   *
   * @param key gives each row of a block the number of its group, or -1 to leave it out
   * @param bins disjoint lists of groups; a group that is in none is left out
   * @param task reads the groups of one bin that have rows; in a process that runs several tasks
   *     each has one thread for tensor operations
   * @return all results, bin after bin
   */
  <R extends Serializable> List<R> groups(
      BlockTask<int[]> key, List<List<Integer>> bins, GroupTask<R> task);

  /** Frees what the engine holds. */
  @Override
  void close();
}
