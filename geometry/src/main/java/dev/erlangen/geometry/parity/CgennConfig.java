package dev.erlangen.geometry.parity;

import dev.erlangen.core.parity.CaseConfig;
import org.jspecify.annotations.Nullable;

/** What the configurations of this system have in common. */
final class CgennConfig {
  private CgennConfig() {}

  /** The diagonal of the metric. */
  static double[] metric(CaseConfig config) {
    return config.numbers("metric");
  }

  /** The initial value of a normalisation under one of its official names; null for none. */
  static @Nullable Double normalization(CaseConfig config, String key) {
    boolean none = config.node().has(key) && config.node().get(key).isNull();
    return none ? null : Double.valueOf(config.number(key, 0));
  }
}
