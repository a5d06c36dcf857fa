package dev.erlangen.train.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A plain line every few seconds, for files, pipes and continuous integration. */
final class Lines implements Progress {
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);

  private final PrintStream out;
  private final LongSupplier clock;
  private @Nullable Meter meter;
  private long printed;

  Lines(PrintStream out, LongSupplier clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public synchronized void show(String task, long done, long total, String detail) {
    long now = clock.getAsLong();
    if (meter == null || !meter.task.equals(task)) {
      end();
      meter = new Meter(task, done, total, now);
      printed = now;
    }
    meter.update(done, total, detail, now);
    if (now - printed >= PAUSE) {
      printed = now;
      print(meter, meter.left());
    }
  }

  @Override
  public synchronized void line(String text) {
    out.println(text);
    out.flush();
  }

  @Override
  public synchronized void end() {
    if (meter != null) {
      print(meter, "took " + meter.elapsed(clock.getAsLong()));
      meter = null;
    }
  }

  private void print(Meter m, String time) {
    String share =
        m.total > 0
            ? String.format(Locale.ROOT, "%.0f%%", 100 * m.fraction())
            : Long.toString(m.done);
    String detail = m.detail.isEmpty() ? m.speed() : m.detail;
    out.println(
        m.task
            + "  "
            + share
            + (detail.isEmpty() ? "" : "  " + detail)
            + (time.isEmpty() ? "" : "  " + time));
    out.flush();
  }
}
