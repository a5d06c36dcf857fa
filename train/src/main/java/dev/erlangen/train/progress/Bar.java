package dev.erlangen.train.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A bar on the last line of a terminal, redrawn up to ten times a second. */
final class Bar implements Progress {
  private static final long REDRAW = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int CELLS = 20;
  private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

  private final PrintStream out;
  private final Terminal terminal;
  private final LongSupplier clock;
  private @Nullable Meter meter;
  private long drawn;

  Bar(PrintStream out, Terminal terminal, LongSupplier clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public synchronized void show(String task, long done, long total, String detail) {
    long now = clock.getAsLong();
    if (meter == null || !meter.task.equals(task)) {
      end();
      meter = new Meter(task, done, total, now);
      drawn = now - REDRAW;
    }
    meter.update(done, total, detail, now);
    if (now - drawn >= REDRAW) {
      drawn = now;
      draw(meter, meter.left());
      out.flush();
    }
  }

  @Override
  public synchronized void line(String text) {
    out.print("\r" + terminal.erase());
    out.println(text);
    if (meter != null) {
      draw(meter, meter.left());
    }
    out.flush();
  }

  @Override
  public synchronized void end() {
    if (meter != null) {
      draw(meter, "took " + meter.elapsed(clock.getAsLong()));
      out.println();
      out.flush();
      meter = null;
    }
  }

  private void draw(Meter m, String time) {
    String percent =
        m.total > 0 ? String.format(Locale.ROOT, " %3.0f%%", 100 * m.fraction()) : " " + m.done;
    String tail = (m.detail.isEmpty() ? m.speed() : m.detail) + (time.isEmpty() ? "" : "  " + time);
    int room = terminal.width() - 1 - percent.length() - CELLS - 1;
    String task = cut(m.task, Math.max(8, room - tail.length() - 2));
    tail = cut(tail, Math.max(0, room - task.length() - 2));
    out.print("\r" + task + " " + terminal.green(bar(m.fraction())) + percent + "  ");
    out.print(terminal.dim(tail) + terminal.erase());
  }

  private String bar(double fraction) {
    double cells = fraction * CELLS;
    int full = (int) cells;
    if (!terminal.unicode()) {
      return "#".repeat(full) + ".".repeat(CELLS - full);
    }
    String part = full == CELLS ? "" : EIGHTHS[(int) ((cells - full) * 8)];
    return "█".repeat(full) + part + "░".repeat(CELLS - full - part.length());
  }

  private String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    String dots = terminal.unicode() ? "…" : "~";
    return length <= 0 ? "" : text.substring(0, length - 1) + dots;
  }
}
