package dev.erlangen.geometry.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** What the cases of this system have in common. */
abstract class CliffordCase implements ParityModel {
  private final String model;

  CliffordCase(String model) {
    this.model = model;
  }

  @Override
  public String system() {
    return "cgenn";
  }

  @Override
  public String model() {
    return model;
  }

  /** How a model is run on the inputs of a case. */
  interface Run<M> {
    Map<String, Tensor> apply(M model, Map<String, Tensor> inputs, Mode mode);
  }

  /** A record and how it is run. */
  record Case<M>(M model, Run<M> how) implements Prepared {
    @Override
    @SuppressWarnings("unchecked")
    public Prepared with(Object other) {
      return new Case<>((M) other, how);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      return how.apply(model, inputs, mode);
    }
  }

  /** No parameters. */
  record Nothing() {}

  static double[] metric(CaseConfig config) {
    return config.numbers("metric");
  }

  /** The initial value of a normalisation under one of its official names; null for none. */
  static @Nullable Double normalization(CaseConfig config, String key) {
    boolean none = config.node().has(key) && config.node().get(key).isNull();
    return none ? null : Double.valueOf(config.number(key, 0));
  }

  static int[] ints(Tensor t) {
    return Arrays.stream(Tensors.longs(t)).mapToInt(Math::toIntExact).toArray();
  }
}
