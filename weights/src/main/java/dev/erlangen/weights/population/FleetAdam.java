package dev.erlangen.weights.population;

import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Adam with a learning rate per adapter, PyTorch's other constants. */
final class FleetAdam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final List<Tensor> parameters;
  private final Tensor rates;
  private final List<Tensor> first = new ArrayList<>();
  private final List<Tensor> second = new ArrayList<>();
  private int steps;

  /** {@code rates} is (N, 1, 1). */
  FleetAdam(List<Tensor> parameters, Tensor rates) {
    this.parameters = parameters;
    this.rates = rates;
    for (Tensor p : parameters) {
      first.add(torch.zeros_like(p.detach()));
      second.add(torch.zeros_like(p.detach()));
    }
  }

  /** Updates by the accumulated gradients and clears them; called without gradient recording. */
  void step() {
    steps++;
    double bias1 = 1 - Math.pow(BETA1, steps);
    double bias2 = 1 - Math.pow(BETA2, steps);
    for (int i = 0; i < parameters.size(); i++) {
      Tensor p = parameters.get(i);
      Tensor g = p.grad();
      Tensor m = first.get(i).lerp_(g, new Scalar(1 - BETA1));
      Tensor v = second.get(i).mul_(new Scalar(BETA2)).addcmul_(g, g, new Scalar(1 - BETA2));
      Tensor root = v.sqrt().div_(new Scalar(Math.sqrt(bias2))).add_(new Scalar(EPSILON));
      p.sub_(m.div(root).mul_(rates).div_(Tensors.scalar(bias1)));
      p.mutable_grad().reset();
    }
  }
}
