package dev.erlangen.weights.parity;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.weights.adapter.LowRank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Factors as cases name them. */
final class CaseFactors {
  private CaseFactors() {}

  /** The factors {@code u.0, v.0, u.1, …} among the inputs. */
  static LowRank of(Map<String, Tensor> inputs) {
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; inputs.containsKey("u." + l); l++) {
      u.add(CaseInputs.get(inputs, "u." + l));
      v.add(CaseInputs.get(inputs, "v." + l));
    }
    return new LowRank(u, v);
  }

  /** Sizes of the matrices. */
  static List<Long> sizes(CaseConfig config, String key) {
    return config.integers(key).stream().map(Integer::longValue).toList();
  }
}
