package dev.erlangen.train.bench;

import java.util.List;

/**
 * A named measurement of speed or memory. Found by {@link java.util.ServiceLoader}; making one must
 * not load libtorch.
 */
public interface Benchmark {
  /** Name on the command line, such as {@code aggregation}. */
  String name();

  /** One line for {@code erlangen bench}. */
  String summary();

  /**
   * Measures, after its own warm-up.
   *
   * @param seconds about how long it may take altogether
   */
  List<Measurement> run(double seconds);
}
