package dev.erlangen.train.loop;

import dev.erlangen.core.tensor.Tensors;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Stochastic gradient descent with momentum as PyTorch defines it: {@code g ← g + λp, b ← μb + g, p
 * ← p - ηb}, where b starts as the first g; without momentum b is g.
 */
final class Sgd implements Update {
  private final Optimizer rule;
  private final Tensor values;
  private final Tensor gradients;
  private final Tensor momentum;
  private boolean started;

  Sgd(Optimizer rule, Tensor values, Tensor gradients) {
    this.rule = rule;
    this.values = values;
    this.gradients = gradients;
    momentum = Tensors.kept(() -> torch.zeros_like(values));
  }

  @Override
  public void step(double rate, double loss, DoubleSupplier again) {
    Tensor gradient =
        rule.weightDecay() == 0 ? gradients : gradients.add(values, new Scalar(rule.weightDecay()));
    if (rule.beta1() != 0) {
      gradient =
          started
              ? momentum.mul_(new Scalar(rule.beta1())).add_(gradient)
              : momentum.copy_(gradient);
      started = true;
    }
    values.add_(gradient, new Scalar(-rate));
  }

  @Override
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new TreeMap<>();
    if (started) {
      state.put("momentum_buffer", momentum);
    }
    return state;
  }

  @Override
  public void restore(Map<String, Tensor> state) {
    started = state.containsKey("momentum_buffer");
    if (started) {
      momentum.copy_(Memory.get(state, "momentum_buffer"));
    }
  }
}
