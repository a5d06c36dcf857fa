package dev.erlangen.train.run;

import dev.erlangen.train.loop.Epoch;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Watcher;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Recipe.Arm;
import dev.erlangen.train.store.FitFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Shows one fit to a person and logs its epochs. */
final class FitWatcher implements Watcher {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

  private final String task;
  private final int epochs;
  private final Goal goal;
  private final Progress progress;
  private final Optional<FitFolder> folder;
  private double best = Double.NaN;
  private long shown = System.nanoTime() - PAUSE;

  FitWatcher(Arm arm, long seed, Goal goal, Progress progress, Optional<FitFolder> folder) {
    this.task = arm.label() + " · seed " + seed;
    this.epochs = arm.training().epochs();
    this.goal = goal;
    this.progress = progress;
    this.folder = folder;
  }

  @Override
  public void start(List<Epoch> history) {
    history.forEach(this::compare);
    try {
      if (folder.isPresent()) {
        folder.get().restartLog(history);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log of epochs", e);
    }
    if (!history.isEmpty()) {
      progress.line("%s: resumed after epoch %d".formatted(task, history.size()));
    }
  }

  @Override
  public void batch(int epoch, int batch, int batches, double loss) {
    // Formatting a line costs as much as a small step.
    long now = System.nanoTime();
    boolean last = epoch + 1 == epochs && batch == batches;
    if (now - shown < PAUSE && !last) {
      return;
    }
    shown = now;
    String text = String.format(Locale.ROOT, "epoch %d/%d  loss %.4g", epoch + 1, epochs, loss);
    if (!Double.isNaN(best)) {
      text += String.format(Locale.ROOT, "  best %s %.4g", goal.metric(), best);
    }
    progress.show(task, (long) epoch * batches + batch, (long) epochs * batches, text);
  }

  @Override
  public void epoch(Epoch epoch, boolean isBest) {
    compare(epoch);
    try {
      if (folder.isPresent()) {
        folder.get().log(epoch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log of epochs", e);
    }
  }

  private void compare(Epoch epoch) {
    Double now = epoch.validation().get(goal.metric());
    if (now != null && goal.better(now, best)) {
      best = now;
    }
  }
}
