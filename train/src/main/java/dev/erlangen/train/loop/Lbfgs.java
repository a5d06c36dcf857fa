package dev.erlangen.train.loop;

import java.util.Map;
import java.util.function.DoubleSupplier;
import org.bytedeco.pytorch.Tensor;

final class Lbfgs implements Update {
  Lbfgs(Optimizer rule, Tensor values, Tensor gradients) {}

  @Override
  public void step(double rate, double loss, DoubleSupplier again) {
    throw new UnsupportedOperationException("LBFGS is not available yet; use ADAM");
  }

  @Override
  public Map<String, Tensor> state() {
    return Map.of();
  }

  @Override
  public void restore(Map<String, Tensor> state) {}
}
