package dev.erlangen.train.loop;

import dev.erlangen.core.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) and AdamW (Loshchilov and Hutter 2019, algorithm 2) in
 * PyTorch's order of operations:
 *
 * <pre>
 *   Adam: g ← g + λp      AdamW: p ← (1 - ηλ)p
 *   m ← m + (1 - β₁)(g - m),  v ← β₂v + (1 - β₂)g²
 *   p ← p - η/(1 - β₁ᵗ) · m / (√v/√(1 - β₂ᵗ) + ε)
 * </pre>
 */
final class Adam implements Update {
  private final Optimizer rule;
  private final Tensor values;
  private final Tensor gradients;
  private final Tensor first;
  private final Tensor second;
  private final Tensor step;
  private final @Nullable FusedAdam fused;
  private long steps;

  Adam(Optimizer rule, Tensor values, Tensor gradients) {
    this(rule, values, gradients, FusedAdam.fits(values));
  }

  Adam(Optimizer rule, Tensor values, Tensor gradients, boolean fuse) {
    this.rule = rule;
    this.values = values;
    this.gradients = gradients;
    first = Tensors.kept(() -> torch.zeros_like(values));
    second = Tensors.kept(() -> torch.zeros_like(values));
    step =
        Tensors.kept(
            () ->
                torch
                    .zeros(new long[0], new TensorOptions(torch.ScalarType.Float))
                    .to(values.device(), torch.ScalarType.Float));
    try (PointerScope scope = new PointerScope()) {
      fused = fuse ? new FusedAdam(rule, values, gradients, first, second, step) : null;
    }
  }

  @Override
  public void step(double rate, double loss, DoubleSupplier again) {
    steps++;
    if (fused != null) {
      step.add_(new Scalar(1));
      fused.step(rate);
    } else {
      formula(rate);
    }
  }

  private void formula(double rate) {
    Tensor gradient = gradients;
    if (rule.weightDecay() != 0) {
      if (rule.kind() == Optimizer.Kind.ADAMW) {
        values.mul_(new Scalar(1 - rate * rule.weightDecay()));
      } else {
        gradient = gradients.add(values, new Scalar(rule.weightDecay()));
      }
    }
    first.lerp_(gradient, new Scalar(1 - rule.beta1()));
    second.mul_(new Scalar(rule.beta2()));
    second.addcmul_(gradient, gradient, new Scalar(1 - rule.beta2()));
    double firstBias = 1 - Math.pow(rule.beta1(), steps);
    double secondBias = 1 - Math.pow(rule.beta2(), steps);
    Tensor root =
        second.sqrt().div_(new Scalar(Math.sqrt(secondBias))).add_(new Scalar(rule.eps()));
    values.addcdiv_(first, root, new Scalar(-rate / firstBias));
  }

  @Override
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put("step", Tensors.of(new long[] {steps}));
    state.put("exp_avg", first);
    state.put("exp_avg_sq", second);
    return state;
  }

  @Override
  public void restore(Map<String, Tensor> state) {
    steps = Memory.get(state, "step").item_long();
    step.fill_(new Scalar((double) steps));
    first.copy_(Memory.get(state, "exp_avg"));
    second.copy_(Memory.get(state, "exp_avg_sq"));
  }
}
