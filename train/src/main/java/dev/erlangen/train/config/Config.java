package dev.erlangen.train.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Binds, lists and prints configurations.
 *
 * <p>A configuration is a record whose components are records, numbers, strings, booleans, enums
 * and lists of them. Binding is strict and reports all problems at once: unknown keys name the
 * nearest known one, wrong values say what is expected, and what a compact constructor refuses is
 * reported with its path.
 */
public final class Config {
  private static final int DEEPEST = 30;

  private Config() {}

  /**
   * Returns {@code defaults} changed by a file, then by single settings.
   *
   * @param file YAML, or null
   * @param settings {@code path=value} each, value in YAML; later ones win
   * @throws ConfigException with all problems
   */
  public static <C extends Record> C bind(C defaults, @Nullable Path file, List<String> settings) {
    Value.Mapping written =
        file == null ? new Value.Mapping(Map.of(), "settings") : YamlReader.file(file);
    return bind(defaults, written, settings);
  }

  /** Returns {@code defaults} changed by a YAML text that is called {@code source} in messages. */
  public static <C extends Record> C parse(C defaults, String yaml, String source) {
    return bind(defaults, YamlReader.mapping(yaml, source), List.of());
  }

  @SuppressWarnings("unchecked")
  private static <C extends Record> C bind(
      C defaults, Value.Mapping written, List<String> settings) {
    Binder binder = new Binder();
    Value.Mapping all = written;
    for (String setting : settings) {
      try {
        all = set(all, setting);
      } catch (ConfigException e) {
        binder.problems.addAll(e.problems());
      }
    }
    Object bound = binder.record(defaults.getClass(), defaults, all, "");
    if (!binder.problems.isEmpty()) {
      throw new ConfigException(binder.problems);
    }
    return (C) Objects.requireNonNull(bound);
  }

  private static Value.Mapping set(Value.Mapping base, String setting) {
    int split = setting.indexOf('=');
    String where = "--set " + setting;
    if (split <= 0) {
      throw new ConfigException(
          List.of("a setting has the form key=value, got '%s'".formatted(setting)));
    }
    List<String> path = List.of(setting.substring(0, split).strip().split("\\.", -1));
    if (path.size() > DEEPEST) {
      throw new ConfigException(List.of("a key has at most %d parts".formatted(DEEPEST)));
    }
    return put(base, path, YamlReader.value(setting.substring(split + 1), where));
  }

  private static Value.Mapping put(Value.Mapping base, List<String> path, Value value) {
    Map<String, Value> entries = new LinkedHashMap<>(base.entries());
    Value inner = value;
    if (path.size() > 1) {
      Value.Mapping below =
          entries.get(path.get(0)) instanceof Value.Mapping mapping
              ? mapping
              : new Value.Mapping(Map.of(), value.where());
      inner = put(below, path.subList(1, path.size()), value);
    }
    entries.put(path.get(0), inner);
    return new Value.Mapping(entries, base.where());
  }

  /** Returns the single values of a YAML text by their paths, without knowing its type. */
  public static Map<String, String> flat(String yaml) {
    Map<String, String> out = new LinkedHashMap<>();
    flatten("", YamlReader.mapping(yaml, "configuration"), out);
    return out;
  }

  private static void flatten(String path, Value value, Map<String, String> out) {
    if (value instanceof Value.Scalar scalar) {
      out.put(path, scalar.text());
    } else if (value instanceof Value.Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        flatten(Binder.join(path, Integer.toString(i)), list.items().get(i), out);
      }
    } else if (value instanceof Value.Mapping mapping) {
      mapping.entries().forEach((key, inner) -> flatten(Binder.join(path, key), inner, out));
    }
  }

  /** Returns all values that can be set, in order. */
  public static List<Key> keys(Record config) {
    List<Key> keys = new ArrayList<>();
    Printer.keys(config, "", keys);
    return keys;
  }

  /** Returns the configuration as YAML with comments; {@link #parse} reads it back. */
  public static String yaml(Record config) {
    StringBuilder out = new StringBuilder();
    Printer.yaml(config, 0, out);
    return out.toString();
  }
}
