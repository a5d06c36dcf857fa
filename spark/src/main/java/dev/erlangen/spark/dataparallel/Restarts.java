package dev.erlangen.spark.dataparallel;

import dev.erlangen.train.progress.Progress;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;

/** Says when the stage begins again. */
final class Restarts extends SparkListener {
  private final Progress progress;

  Restarts(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted stage) {
    int attempt = stage.stageInfo().attemptNumber();
    if (attempt > 0) {
      progress.line(
          "a worker was lost; all go on from the last checkpoint (attempt %d)"
              .formatted(attempt + 1));
    }
  }
}
