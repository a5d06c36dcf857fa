package dev.erlangen.train.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes configurations. */
final class Printer {
  private Printer() {}

  static void keys(Record config, String path, List<Key> out) {
    for (RecordComponent part : config.getClass().getRecordComponents()) {
      Object value = Binder.get(part, config);
      String name = Binder.join(path, part.getName());
      if (value instanceof Record inner) {
        keys(inner, name, out);
      } else {
        out.add(new Key(name, describe(part.getGenericType()), flow(value), about(part)));
      }
    }
  }

  static void yaml(Record config, int depth, StringBuilder out) {
    String indent = "  ".repeat(depth);
    for (RecordComponent part : config.getClass().getRecordComponents()) {
      Object value = Binder.get(part, config);
      String about = about(part);
      if (value instanceof Record inner) {
        out.append(indent).append(part.getName()).append(':');
        if (inner.getClass().getRecordComponents().length == 0) {
          out.append(" {}");
        }
        out.append(about.isEmpty() ? "" : "  # " + about).append('\n');
        yaml(inner, depth + 1, out);
      } else {
        out.append(indent).append(part.getName()).append(": ").append(flow(value)).append("  # ");
        out.append(about.isEmpty() ? "" : about + "; ");
        out.append(describe(part.getGenericType())).append('\n');
      }
    }
  }

  private static String about(RecordComponent part) {
    About about = part.getAnnotation(About.class);
    return about == null ? "" : about.value().replaceAll("\\s+", " ");
  }

  private static String flow(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("a configuration holds no null");
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Printer::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Record record) {
      StringBuilder out = new StringBuilder("{");
      for (RecordComponent part : record.getClass().getRecordComponents()) {
        out.append(out.length() == 1 ? "" : ", ").append(part.getName()).append(": ");
        out.append(flow(Binder.get(part, record)));
      }
      return out.append('}').toString();
    }
    return Scalars.write(value);
  }

  private static String describe(Type type) {
    if (type instanceof ParameterizedType list) {
      return "list of " + describe(list.getActualTypeArguments()[0]);
    }
    Class<?> raw = (Class<?>) type;
    return raw.isRecord() ? "records" : Scalars.describe(unbox(raw));
  }

  private static Class<?> unbox(Class<?> type) {
    return type == Integer.class || type == Long.class
        ? long.class
        : type == Double.class || type == Float.class
            ? double.class
            : type == Boolean.class ? boolean.class : type;
  }
}
