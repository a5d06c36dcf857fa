package dev.erlangen.weights.parity;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.weights.adapter.LowRank;
import java.util.List;

/** Factors as cases name them. */
final class CaseFactors {
  private CaseFactors() {}

  /** The factors {@code u.0, v.0, u.1, …} among the inputs. */
  static LowRank of(CaseInputs inputs) {
    return new LowRank(inputs.list("u"), inputs.list("v"));
  }

  /** Sizes of the matrices. */
  static List<Long> sizes(CaseConfig config, String key) {
    return config.integers(key).stream().map(Integer::longValue).toList();
  }
}
