package dev.erlangen.train.progress;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Speed and time left of one task, smoothed over about fifteen seconds. */
final class Meter {
  private static final double SMOOTH = 15;
  private static final double SHORTEST = 0.2;

  final String task;
  private final long started;
  private long lastTime;
  private long lastDone;
  private double rate;
  long done;
  long total;
  String detail = "";

  /** Starts at {@code done}, which a resumed task has done before. */
  Meter(String task, long done, long total, long now) {
    this.task = task;
    this.started = now;
    this.lastTime = now;
    this.lastDone = done;
    this.done = done;
    this.total = total;
  }

  void update(long nowDone, long nowTotal, String text, long now) {
    done = nowDone;
    total = nowTotal;
    detail = text;
    double seconds = seconds(now - lastTime);
    if (seconds >= SHORTEST) {
      double fresh = (done - lastDone) / seconds;
      rate = rate == 0 ? fresh : rate + (1 - Math.exp(-seconds / SMOOTH)) * (fresh - rate);
      lastTime = now;
      lastDone = done;
    }
  }

  /** Fraction done in [0, 1]; 0 if the total is unknown. */
  double fraction() {
    return total <= 0 ? 0 : Math.min(1, Math.max(0, (double) done / total));
  }

  /** Units per second; 0 while unknown. */
  double rate() {
    return rate;
  }

  /** Returns {@code 3:05 left}, or nothing while it is unknown. */
  String left() {
    return rate <= 0 || total <= 0 ? "" : clock((total - done) / rate) + " left";
  }

  /** Returns {@code 12.3/s}, or nothing while it is unknown. */
  String speed() {
    if (rate <= 0) {
      return "";
    }
    return rate >= 1e6
        ? String.format(Locale.ROOT, "%.1fM/s", rate / 1e6)
        : rate >= 1e4
            ? String.format(Locale.ROOT, "%.0fk/s", rate / 1e3)
            : String.format(Locale.ROOT, rate >= 100 ? "%.0f/s" : "%.1f/s", rate);
  }

  /** Returns the time since the start, {@code 3:05}. */
  String elapsed(long now) {
    return clock(seconds(now - started));
  }

  /** Returns {@code 0:07}, {@code 12:34} or {@code 1:02:03}. */
  static String clock(double seconds) {
    long s = Math.round(Math.min(seconds, 1e7));
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s % 3600 / 60, s % 60);
  }

  private static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
