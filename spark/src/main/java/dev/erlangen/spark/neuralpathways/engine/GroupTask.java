package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.spark.neuralpathways.data.Rows;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;

/**
 * Reads all rows of some groups, such as the leaves that one processor trains; must not depend on
 * anything else, so that it may be repeated.
 *
 * @param <R> what it finds
 */
@FunctionalInterface
public interface GroupTask<R> extends Serializable {
  /**
   * Returns what the groups say.
   *
   * @param groups by number; the rows of each in ascending order of their ids
   */
  List<R> run(SortedMap<Integer, Rows> groups);
}
