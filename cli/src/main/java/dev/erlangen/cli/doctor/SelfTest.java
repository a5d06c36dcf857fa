package dev.erlangen.cli.doctor;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Trains a linear map of three inputs on a known target for a moment, and compares one gradient
 * with central differences in float64.
 */
final class SelfTest {
  private static final double[] TARGET = {0.5, -1, 2};
  private static final double STEP = 1e-5;

  private SelfTest() {}

  static Finding examine() {
    long start = System.nanoTime();
    try (PointerScope scope = new PointerScope()) {
      double gradient = gradientError();
      double loss = fit();
      String detail =
          "gradient agrees with differences to %.0e, fit reaches a loss of %.0e, %.1f s"
              .formatted(gradient, loss, (System.nanoTime() - start) / 1e9);
      return gradient < 1e-8 && loss < 1e-6
          ? Finding.ok("self-test", detail)
          : Finding.problem(
              "self-test", detail, "the numbers are wrong: please report this output");
    } catch (LinkageError | RuntimeException e) {
      return Finding.problem(
          "self-test", String.valueOf(e.getMessage()), "please report this output");
    }
  }

  private static Tensor loss(Linear layer, Tensor x, Tensor y) {
    return layer.forward(x).sub(y).square().mean();
  }

  private static double fit() {
    Rng rng = new Rng(0);
    Linear layer = new Linear.Config(3, 1).init(rng);
    Tensor x = rng.normal(64, 3);
    Tensor y = x.matmul(Tensors.like(Tensors.of(TARGET, 3, 1), x));
    double last = Double.NaN;
    for (int step = 0; step < 200; step++) {
      Params.clearGradients(layer);
      Tensor loss = loss(layer, x, y);
      loss.backward();
      last = Tensors.item(loss);
      try (AutoGradMode off = new AutoGradMode(false)) {
        Params.trainable(layer).values().forEach(p -> p.sub_(p.grad().mul(Tensors.scalar(0.2))));
      }
    }
    return last;
  }

  /** Relative error of the derivative of tanh(w·x) with respect to one weight. */
  private static double gradientError() {
    Tensor x = new Rng(1).normal(16, 3).to(torch.ScalarType.Double);
    Tensor w = Tensors.of(TARGET, 3, 1).set_requires_grad(true);
    x.matmul(w).tanh().sum().backward();
    double ours = Tensors.doubles(w.grad())[0];
    double difference = (at(x, TARGET[0] + STEP) - at(x, TARGET[0] - STEP)) / (2 * STEP);
    return Math.abs(ours - difference) / Math.abs(difference);
  }

  private static double at(Tensor x, double first) {
    double[] w = TARGET.clone();
    w[0] = first;
    return Tensors.item(x.matmul(Tensors.of(w, 3, 1)).tanh().sum());
  }
}
