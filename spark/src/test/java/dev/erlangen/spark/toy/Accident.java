package dev.erlangen.spark.toy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.spark.TaskContext;

/** Ends a worker in the middle of its work, once. */
final class Accident {
  private Accident() {}

  /** Number of the task that runs in this thread, or -2. */
  static int worker() {
    TaskContext task = TaskContext.get();
    return task == null ? -2 : task.partitionId();
  }

  /** Ends the second worker if nobody has ended yet: its process if that is an executor's. */
  static void happen(String mark) {
    try {
      if (worker() == 1 && Path.of(mark).toFile().createNewFile()) {
        if (System.getProperty("sun.java.command", "").contains("CoarseGrainedExecutor")) {
          Runtime.getRuntime().halt(9);
        }
        throw new IllegalStateException("an accident");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
