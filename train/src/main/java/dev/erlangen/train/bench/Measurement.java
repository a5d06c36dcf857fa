package dev.erlangen.train.bench;

import dev.erlangen.core.Check;

/**
 * One measured value beside what it is compared with.
 *
 * @param what subject, such as {@code forward+backward, N=10 000, E=200 000, F=64}
 * @param value measured here; smaller is better
 * @param unit such as {@code ms} or {@code MiB}
 * @param reference the same of the alternative, NaN if there is none
 * @param referenceName the alternative, such as {@code gather + index_add}
 */
public record Measurement(
    String what, double value, String unit, double reference, String referenceName) {
  public Measurement {
    Check.that(value >= 0, "a measured value must not be negative, got %s", value);
  }

  /** A value that is compared with nothing. */
  public static Measurement of(String what, double value, String unit) {
    return new Measurement(what, value, unit, Double.NaN, "");
  }

  /** Returns how many times smaller {@link #value} is than the reference; NaN without one. */
  public double factor() {
    return reference / value;
  }
}
