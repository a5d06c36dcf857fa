package dev.erlangen.train.config;

import java.util.List;
import java.util.Map;

/** What was written in a configuration, before it has a type; {@code where} is for messages. */
sealed interface Value {
  /** Where it was written, such as {@code line 3} or {@code --set lr=2}. */
  String where();

  /** Text; {@code plain} unless it was quoted. */
  record Scalar(String text, boolean plain, String where) implements Value {}

  /** A list. */
  record Sequence(List<Value> items, String where) implements Value {}

  /** Keys and values, in order. */
  record Mapping(Map<String, Value> entries, String where) implements Value {}
}
