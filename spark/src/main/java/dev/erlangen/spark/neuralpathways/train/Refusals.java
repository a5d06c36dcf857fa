package dev.erlangen.spark.neuralpathways.train;

import dev.erlangen.spark.neuralpathways.data.RowCheck;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.engine.BlockTask;

/** Says what is wrong with the rows of a block; empty if nothing. */
record Refusals(Task task, int outputs) implements BlockTask<String> {
  @Override
  public String run(Rows block) {
    try {
      RowCheck.training(block, task, outputs);
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
