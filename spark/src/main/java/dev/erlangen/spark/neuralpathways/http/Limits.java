package dev.erlangen.spark.neuralpathways.http;

import dev.erlangen.core.Check;

/**
 * What a request may cost.
 *
 * @param bodyBytes longest body
 * @param rows most rows
 * @param seconds longest time to send a request
 */
public record Limits(int bodyBytes, int rows, int seconds) {
  public Limits {
    Check.between("bodyBytes", bodyBytes, 1, 1 << 30);
    Check.between("rows", rows, 1, 10_000_000);
    Check.between("seconds", seconds, 1, 3600);
  }

  /** 16 MiB, 100 000 rows, 30 seconds. */
  public static Limits standard() {
    return new Limits(16 << 20, 100_000, 30);
  }
}
