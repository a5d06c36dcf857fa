package dev.erlangen.spark.neuralpathways.cluster;

import java.io.Serializable;

/** Is told on the executor whenever a task begins; may throw, as a lost task would. */
@FunctionalInterface
interface TaskHook extends Serializable {
  /** Called before any row is read. */
  void begin();
}
