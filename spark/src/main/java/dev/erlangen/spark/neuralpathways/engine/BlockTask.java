package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.spark.neuralpathways.data.Rows;
import java.io.Serializable;

/**
 * Reads one block of rows; must not depend on anything else, so that it may be repeated.
 *
 * @param <R> what it finds
 */
@FunctionalInterface
public interface BlockTask<R> extends Serializable {
  /** Returns what the block says; the rows are in ascending order of their ids. */
  R run(Rows block);
}
