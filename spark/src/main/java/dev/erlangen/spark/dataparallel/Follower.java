package dev.erlangen.spark.dataparallel;

import dev.erlangen.train.loop.Epoch;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.store.ExperimentInfo;
import dev.erlangen.train.store.ExperimentInfo.ArmInfo;
import dev.erlangen.train.store.FitFolder;
import dev.erlangen.train.store.RunFolder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows how far a run has come that others train, from what they write into its folder. */
final class Follower implements AutoCloseable {
  private static final int PAUSE_MILLIS = 500;

  private final RunFolder folder;
  private final Progress progress;
  private final ScheduledExecutorService clock;

  Follower(RunFolder folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
    clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "erlangen-follower");
              thread.setDaemon(true);
              return thread;
            });
    var unused = clock.scheduleWithFixedDelay(this::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      folder.experiment().ifPresent(this::show);
    } catch (RuntimeException e) {
      // A file that is being written is whole the next time.
      return;
    }
  }

  private void show(ExperimentInfo experiment) {
    for (ArmInfo arm : experiment.arms()) {
      for (long seed : folder.info().seeds()) {
        FitFolder fit = folder.fit(arm.name(), seed);
        if (!fit.finished()) {
          show(arm, seed, fit.log());
          return;
        }
      }
    }
  }

  private void show(ArmInfo arm, long seed, List<Epoch> log) {
    Optional<Epoch> last = log.stream().reduce((a, b) -> b);
    String loss = last.map(e -> String.format(Locale.ROOT, "loss %.4g", e.loss())).orElse("");
    String task = arm.label() + " · seed " + seed;
    progress.show(task, log.size(), arm.epochs(), loss);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    progress.end();
  }
}
