package dev.erlangen.train.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Texts by name, in a given order. */
final class Facts {
  private Facts() {}

  /** Returns an unmodifiable copy in the same order; a missing text is refused. */
  static Map<String, String> copy(Map<String, String> facts) {
    Map<String, String> copy = new LinkedHashMap<>(facts);
    copy.forEach((name, text) -> Objects.requireNonNull(text, name));
    return Collections.unmodifiableMap(copy);
  }
}
