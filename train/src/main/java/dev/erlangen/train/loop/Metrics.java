package dev.erlangen.train.loop;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Metrics by name, in a fixed order. */
public final class Metrics {
  private Metrics() {}

  /** Returns an unmodifiable copy sorted by name; a missing value is refused. */
  public static SortedMap<String, Double> sorted(Map<String, Double> metrics) {
    TreeMap<String, Double> copy = new TreeMap<>(metrics);
    copy.forEach((name, value) -> Objects.requireNonNull(value, name));
    return Collections.unmodifiableSortedMap(copy);
  }
}
