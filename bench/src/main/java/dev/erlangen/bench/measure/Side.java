package dev.erlangen.bench.measure;

/** One of several ways that are measured in turn. */
public interface Side extends AutoCloseable {
  /** Name in tables. */
  String name();

  /** Does the thing {@code count} times and returns the times. */
  Times run(int count);

  @Override
  default void close() {}

  /** A way in this process; each run is one call. */
  static Side of(String name, Runnable once) {
    return new Own(name, once);
  }
}
