package dev.erlangen.cli.verb;

import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.train.bench.Quantiles;
import java.util.List;
import java.util.Locale;

/** Prints measurements as they come. */
interface BenchPrinter {
  /** Prints what precedes all measurements. */
  default void begin() {}

  /** Prints the measurements of one benchmark. */
  void print(Benchmark benchmark, List<Measurement> measured);

  /** The median, and the tenth and ninetieth percentile if they differ. */
  static String text(Quantiles q) {
    return q.isSpread()
        ? number(q.median()) + " (" + number(q.low()) + "–" + number(q.high()) + ")"
        : number(q.median());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 1 ? "%.2f" : "%.4f", value);
  }

  /** How many times smaller than the reference. */
  static String factor(Measurement m) {
    return m.reference() == null ? "" : String.format(Locale.ROOT, "%.1f×", m.factor());
  }

  /** The reference, or nothing. */
  static String reference(Measurement m) {
    return m.reference() == null ? "" : text(m.reference());
  }
}
