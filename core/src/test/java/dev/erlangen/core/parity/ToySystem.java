package dev.erlangen.core.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * {@code linear}: y = linear(x), twice that while training; with outputs for every rule of
 * comparison. {@code rounding}: y = a·10¹³·(Σx - c) + b², with the sum from first to last, so that
 * the gradient of a is rounding if c is that sum; {@code unmoved} is the same without its symmetry.
 */
final class ToySystem implements ParitySystem {
  @Override
  public String system() {
    return "toy";
  }

  @Override
  public Map<String, Function<CaseConfig, ParityModel<?>>> models() {
    return Map.of(
        "linear", ToySystem::linear,
        "rounding", config -> rounding(ToySystem::reordered),
        "unmoved", config -> rounding(null));
  }

  /** Two numbers. */
  record Pair(Tensor a, Tensor b) {}

  private static ParityModel<?> rounding(ParityModel.@Nullable Moved<Pair> moved) {
    Pair zero = new Pair(Init.constant(0, 1), Init.constant(0, 1));
    return new ParityModel<>(zero, (m, inputs, mode) -> loss(m, inputs.get("x"), inputs), moved);
  }

  private static Map<String, Tensor> reordered(Pair m, CaseInputs inputs, Mode mode, Rng rng) {
    Tensor x = inputs.get("x");
    Permutation order = new Permutations((int) x.numel()).sample(rng);
    return loss(m, x.index_select(0, order.index()), inputs);
  }

  private static Map<String, Tensor> loss(Pair m, Tensor x, CaseInputs inputs) {
    Tensor excess = x.cumsum(0).select(0, x.numel() - 1).sub(inputs.get("c"));
    Tensor loss = m.a.mul(excess.mul(Tensors.scalar(1e13))).add(m.b.mul(m.b));
    return Map.of("loss", loss.sum());
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
