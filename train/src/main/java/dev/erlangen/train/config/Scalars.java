package dev.erlangen.train.config;

import dev.erlangen.core.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types that one word can have: how they are called, read and written. */
final class Scalars {
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d(_?\\d){0,18}");
  private static final Pattern REAL =
      Pattern.compile("[-+]?(\\d{1,400}\\.?\\d{0,400}|\\.\\d{1,400})([eE][-+]?\\d{1,5})?");
  private static final Pattern SAFE = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final List<String> RESERVED =
      List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private Scalars() {}

  /** Whether {@code type} is one of them. */
  static boolean is(Class<?> type) {
    return type == int.class
        || type == long.class
        || type == double.class
        || type == float.class
        || type == boolean.class
        || type == String.class
        || type.isEnum();
  }

  /** What a person may write, such as {@code a whole number}. */
  static String describe(Class<?> type) {
    if (type == int.class || type == long.class) {
      return "whole number";
    }
    if (type == double.class || type == float.class) {
      return "number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    return type.isEnum() ? "one of " + String.join(", ", names(type)) : "text";
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException saying what is expected
   */
  static Object read(Class<?> type, Value.Scalar scalar) {
    String text = scalar.text();
    if (type == String.class && !(scalar.plain() && text.isEmpty())) {
      return text;
    }
    if (type.isEnum()) {
      return constant(type, text);
    }
    Object value = scalar.plain() ? parsed(type, text) : null;
    if (value == null) {
      throw new IllegalArgumentException(
          "must be %s, got '%s'".formatted(article(describe(type)), text));
    }
    return value;
  }

  private static @Nullable Object parsed(Class<?> type, String text) {
    if (type == boolean.class) {
      return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
    }
    if (type == double.class || type == float.class) {
      boolean fits = REAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
      return !fits
          ? null
          : type == float.class ? (Object) Float.parseFloat(text) : Double.parseDouble(text);
    }
    if (!WHOLE.matcher(text).matches()) {
      return null;
    }
    try {
      long value = Long.parseLong(text.replace("_", ""));
      return type == long.class ? (Object) value : Math.toIntExact(value);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "must be a whole number of %d bits, got %s".formatted(type == long.class ? 64 : 32, text),
          e);
    }
  }

  private static Object constant(Class<?> type, String text) {
    String wanted = text.toLowerCase(Locale.ROOT).replace('-', '_');
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(wanted)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "must be %s, got '%s'%s"
            .formatted(describe(type), text, Nearest.hint(wanted, names(type))));
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(Scalars::write).toList();
  }

  private static String article(String description) {
    return description.startsWith("true") || description.startsWith("one of")
        ? description
        : description.equals("text") ? "a text" : "a " + description;
  }

  /** Returns {@code value} as it is written in YAML. */
  static String write(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    if (value instanceof Double || value instanceof Float) {
      String text = value.toString();
      return text.replace(".0E", "e").replace('E', 'e');
    }
    String text = value.toString();
    boolean bare =
        !(value instanceof String)
            || (SAFE.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT)));
    return bare ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20
          || c == 0x7f
          || (c >= 0x80 && c < 0xa0)
          || c == 0x2028
          || c == 0x2029
          || Character.isSurrogate(c)
          || c >= 0xfffe
          || c == 0xfeff) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
