package dev.erlangen.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings of a configuration record as a flat list, in the order of its components. */
public final class ConfigKeys {
  private ConfigKeys() {}

  /**
   * One setting.
   *
   * @param path as {@code --set} takes it, {@code training.optimizer.lr}
   * @param value its value as text
   * @param kind what may be written there: a type, or the constants of an enum
   */
  public record Key(String path, String value, String kind) {}

  /** Returns the settings below {@code config}. */
  public static List<Key> of(Record config) {
    List<Key> keys = new ArrayList<>();
    collect("", config, keys);
    return List.copyOf(keys);
  }

  private static void collect(String prefix, Record config, List<Key> keys) {
    for (RecordComponent part : config.getClass().getRecordComponents()) {
      String path = prefix + part.getName();
      Object value = read(part, config);
      if (value instanceof Record inner) {
        collect(path + ".", inner, keys);
      } else {
        keys.add(new Key(path, text(value), kind(part.getType())));
      }
    }
  }

  private static @Nullable Object read(RecordComponent part, Record config) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(config);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + part.getName(), e);
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : String.valueOf(value);
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      List<String> names = new ArrayList<>();
      for (Object constant : type.getEnumConstants()) {
        names.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
      }
      return String.join(" | ", names);
    }
    if (type == int.class || type == long.class) {
      return "integer";
    }
    if (type == double.class || type == float.class) {
      return "number";
    }
    if (type == boolean.class) {
      return "true | false";
    }
    return type == String.class ? "text" : List.class.isAssignableFrom(type) ? "list" : "value";
  }
}
