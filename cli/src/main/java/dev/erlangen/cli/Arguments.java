package dev.erlangen.cli;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Reads and writes arguments that have a form of their own. */
public final class Arguments {
  private static final int MOST_SEEDS = 1000;

  private Arguments() {}

  /**
   * Returns the seeds that {@code text} means: a number N the seeds 0 … N-1, a list with commas
   * those seeds.
   */
  public static List<Long> seeds(String text) {
    if (!text.contains(",")) {
      long count = number(text);
      Check.that(
          count >= 1 && count <= MOST_SEEDS,
          "--seeds takes a number from 1 to %d, or a list such as 0,7 (with a comma), got '%s'",
          MOST_SEEDS,
          text);
      return LongStream.range(0, count).boxed().toList();
    }
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",")) {
      long seed = number(part.strip());
      Check.that(!seeds.contains(seed), "--seeds names %d twice", seed);
      seeds.add(seed);
    }
    Check.that(!seeds.isEmpty(), "--seeds needs at least one number, got '%s'", text);
    return seeds;
  }

  /** Returns the words as they can be typed again in a shell. */
  public static String quoted(List<String> words) {
    return words.stream()
        .map(w -> w.matches("[\\w./=,:+@%-]+") ? w : "'" + w.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--seeds takes a number of seeds, or a list such as 0,7, got '" + text + "'", e);
    }
  }
}
