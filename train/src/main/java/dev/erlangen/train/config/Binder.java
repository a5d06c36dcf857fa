package dev.erlangen.train.config;

import dev.erlangen.core.Nearest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records from written values, collecting every problem on the way. */
final class Binder {
  private static final int LONGEST = 300;

  final List<String> problems = new ArrayList<>();

  /**
   * Returns a record like {@code defaults} with the written values; null after a problem within.
   *
   * @param defaults values of what is not written, or null if everything must be
   */
  @Nullable Object record(
      Class<?> type, @Nullable Object defaults, Value.Mapping written, String path) {
    RecordComponent[] parts = type.getRecordComponents();
    List<String> names = Arrays.stream(parts).map(RecordComponent::getName).toList();
    written
        .entries()
        .forEach(
            (key, value) -> {
              if (!names.contains(key)) {
                String hint = Nearest.hint(key, names);
                problem(
                    value,
                    "unknown key '%s'%s",
                    join(path, key),
                    hint.isEmpty() ? "; known are " + String.join(", ", names) : hint);
              }
            });
    int before = problems.size();
    Object[] arguments = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      Object standard = defaults == null ? null : get(parts[i], defaults);
      Value value = written.entries().get(names.get(i));
      String name = join(path, names.get(i));
      if (value == null && defaults == null) {
        problem(written, "'%s' is missing", name);
      }
      arguments[i] =
          value == null ? standard : bind(parts[i].getGenericType(), standard, value, name);
    }
    return problems.size() > before ? null : construct(type, arguments, written, path);
  }

  private @Nullable Object bind(Type type, @Nullable Object standard, Value value, String path) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return list(list.getActualTypeArguments()[0], value, path);
    }
    Class<?> raw = box(type, path);
    if (raw.isRecord()) {
      if (value instanceof Value.Mapping mapping) {
        return record(raw, standard, mapping, path);
      }
      return problem(value, "'%s' must have keys of its own, such as %s", path, example(raw));
    }
    if (!(value instanceof Value.Scalar scalar)) {
      return problem(value, "'%s' must be one value (%s)", path, Scalars.describe(raw));
    }
    try {
      return Scalars.read(raw, scalar);
    } catch (IllegalArgumentException e) {
      return problem(value, "'%s' %s", path, e.getMessage());
    }
  }

  private @Nullable Object list(Type element, Value value, String path) {
    if (!(value instanceof Value.Sequence sequence)) {
      return problem(value, "'%s' must be a list, such as [a, b]", path);
    }
    List<@Nullable Object> out = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      out.add(bind(element, null, sequence.items().get(i), path + "." + i));
    }
    return out.contains(null) ? null : List.copyOf(out);
  }

  private @Nullable Object construct(
      Class<?> type, Object[] arguments, Value written, String path) {
    try {
      return constructor(type).newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException cause)) {
        throw new IllegalStateException("cannot make a " + type.getName(), e.getCause());
      }
      return problem(written, "%s", located(type, String.valueOf(cause.getMessage()), path));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }

  /** A message that starts with a component's name gets that component's path. */
  private static String located(Class<?> type, String message, String path) {
    for (RecordComponent part : type.getRecordComponents()) {
      if (message.startsWith(part.getName() + " ")) {
        return "'" + join(path, part.getName()) + "'" + message.substring(part.getName().length());
      }
    }
    return path.isEmpty() ? message : "'" + path + "': " + message;
  }

  private @Nullable Object problem(Value at, String message, @Nullable Object... args) {
    for (int i = 0; i < args.length; i++) {
      args[i] = args[i] instanceof String text ? cut(text) : args[i];
    }
    problems.add(message.formatted(args) + " (" + cut(at.where()) + ")");
    return null;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static String example(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    return parts.length == 0 ? "none" : parts[0].getName();
  }

  private static Class<?> box(Type type, String path) {
    if (type instanceof Class<?> raw) {
      Class<?> plain =
          Map.<Class<?>, Class<?>>of(
                  Integer.class,
                  int.class,
                  Long.class,
                  long.class,
                  Double.class,
                  double.class,
                  Float.class,
                  float.class,
                  Boolean.class,
                  boolean.class)
              .getOrDefault(raw, raw);
      if (plain.isRecord() || Scalars.is(plain)) {
        return plain;
      }
    }
    throw new IllegalStateException(
        "a configuration cannot hold a %s (%s)".formatted(type.getTypeName(), path));
  }

  private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor;
  }

  /** Returns the value of a component. */
  static Object get(RecordComponent part, Object record) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + part, e);
    }
  }

  /** Returns the key of {@code name} within {@code path}. */
  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
