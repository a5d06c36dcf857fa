package dev.erlangen.weights.population;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.Adapter;
import dev.erlangen.weights.adapter.LoraPair;
import dev.erlangen.weights.adapter.LowRank;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Adapters of one base network and what is known of them.
 *
 * @param factors U_l = s·B_l (N, out, r) and V_l = A_lᵀ (N, in, r), float32
 * @param members which classes each was trained on, (N, 10), 0 or 1
 * @param losses mean squared error of each on test images of all classes, (N)
 */
public record Population(LowRank factors, Tensor members, Tensor losses) {

  /** Number of adapters. */
  public int size() {
    return (int) factors.batch();
  }

  /** One of the adapters as a file would hold it, modules {@code layers.0}, {@code layers.1}, …. */
  public Adapter adapter(int which) {
    Map<String, LoraPair> modules = new LinkedHashMap<>();
    for (int l = 0; l < factors.matrices(); l++) {
      Tensor up = factors.u().get(l).select(0, which).contiguous();
      Tensor down = factors.v().get(l).select(0, which).t().contiguous();
      modules.put("layers." + l, LoraPair.linear(up, down));
    }
    return Adapter.of(modules);
  }

  /** The classes that adapter {@code which} was trained on, as 0 or 1. */
  public float[] labels(int which) {
    return Tensors.floats(members.select(0, which));
  }
}
