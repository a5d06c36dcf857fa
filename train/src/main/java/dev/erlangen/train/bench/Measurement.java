package dev.erlangen.train.bench;

import dev.erlangen.core.Check;
import org.jspecify.annotations.Nullable;

/**
 * One measured value beside what it is compared with.
 *
 * @param what subject, such as {@code forward+backward, N=10 000, E=200 000, F=64}
 * @param value measured here; smaller is better
 * @param unit such as {@code ms} or {@code MiB}
 * @param reference the same of the alternative, null if there is none
 * @param referenceName the alternative, such as {@code gather + index_add}
 */
public record Measurement(
    String what,
    Quantiles value,
    String unit,
    @Nullable Quantiles reference,
    String referenceName) {
  public Measurement {
    Check.that(value.low() >= 0, "a measured value must not be negative, got %s", value);
  }

  /** A value that is compared with nothing. */
  public static Measurement of(String what, double value, String unit) {
    return of(what, Quantiles.of(value), unit);
  }

  /** Repeated measurements that are compared with nothing. */
  public static Measurement of(String what, Quantiles value, String unit) {
    return new Measurement(what, value, unit, null, "");
  }

  /** Returns how many times smaller the median is than the reference's; NaN without one. */
  public double factor() {
    return reference == null ? Double.NaN : reference.median() / value.median();
  }
}
