package dev.erlangen.core;

import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Argument checks whose messages say what was wrong, what is allowed and what was got.
 *
 * <p>Every check throws {@link IllegalArgumentException}; the command line prints such a message as
 * one sentence and exits with 2.
 */
public final class Check {
  private Check() {}

  /** Fails unless {@code condition} holds; {@code message} is a {@link String#format} pattern. */
  @Contract("false, _, _ -> fail")
  public static void that(boolean condition, String message, @Nullable Object... args) {
    if (!condition) {
      throw new IllegalArgumentException(args.length == 0 ? message : String.format(message, args));
    }
  }

  /** Returns {@code value} if it is at least 1. */
  public static long positive(String name, long value) {
    that(value >= 1, "%s must be at least 1, got %d", name, value);
    return value;
  }

  /** Returns {@code value} if it is finite and greater than 0. */
  public static double positive(String name, double value) {
    that(value > 0 && Double.isFinite(value), "%s must be greater than 0, got %s", name, value);
    return value;
  }

  /** Returns {@code value} if it is at least 0. */
  public static long notNegative(String name, long value) {
    that(value >= 0, "%s must not be negative, got %d", name, value);
    return value;
  }

  /** Returns {@code value} if {@code low <= value <= high}. */
  public static long between(String name, long value, long low, long high) {
    that(low <= value && value <= high, "%s must be in [%d, %d], got %d", name, low, high, value);
    return value;
  }

  /** Returns {@code value} if {@code low <= value <= high}; NaN is refused. */
  public static double between(String name, double value, double low, double high) {
    that(low <= value && value <= high, "%s must be in [%s, %s], got %s", name, low, high, value);
    return value;
  }

  /** Returns {@code value} if it is one of {@code allowed}; the message names the nearest one. */
  public static <T> T oneOf(String name, T value, Collection<? extends T> allowed) {
    if (!allowed.contains(value)) {
      String near =
          Nearest.hint(Objects.toString(value), allowed.stream().map(Object::toString).toList());
      throw new IllegalArgumentException(
          name + " must be one of " + allowed + ", got '" + value + "'" + near);
    }
    return value;
  }
}
