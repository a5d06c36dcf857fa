package dev.erlangen.core.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** y = linear(x), twice that while training; with outputs for every rule of comparison. */
final class ToySystem implements ParitySystem {
  @Override
  public String system() {
    return "toy";
  }

  @Override
  public Map<String, Function<CaseConfig, ParityModel<?>>> models() {
    return Map.of("linear", ToySystem::linear);
  }

  private static ParityModel<?> linear(CaseConfig config) {
    var sizes = new Linear.Config(config.integer("in"), config.integer("out"));
    return new ParityModel<>(sizes.init(new Rng(0)), ToySystem::run);
  }

  private static Map<String, Tensor> run(Linear model, CaseInputs inputs, Mode mode) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    Tensor y = model.forward(inputs.get("x"));
    y = mode.training() ? y.mul(Tensors.scalar(2)) : y;
    out.put(mode.training() ? "train" : "y", y);
    out.put(mode.training() ? "train_loss" : "loss", y.mul(y).sum());
    out.put("edge_index", Tensors.of(new long[] {0, 1, 1, 2, 5, 6}, 2, 3));
    out.put("edge_value", Tensors.of(new double[] {10, 20, 30}));
    out.put("columns", Tensors.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3));
    out.put("nothing", torch.full(new long[] {1}, Tensors.scalar(Double.NaN)));
    return out;
  }
}
