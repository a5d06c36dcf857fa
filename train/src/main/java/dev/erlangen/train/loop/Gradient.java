package dev.erlangen.train.loop;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Torch;
import dev.erlangen.train.recipe.Problem;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Evaluates the loss and adds its gradient to the flat gradient vector. */
final class Gradient {
  private final Problem problem;
  private final FlatParameters parameters;
  private final boolean autocast;

  Gradient(Problem problem, FlatParameters parameters, boolean autocast) {
    this.problem = problem;
    this.parameters = parameters;
    this.autocast = autocast;
  }

  /**
   * Adds {@code weight} times the gradient of the mean loss over {@code examples}; returns the
   * loss, which may be NaN or infinite.
   */
  double add(int[] examples, double weight, Mode mode) {
    try (PointerScope scope = new PointerScope()) {
      Tensor loss = forward(examples, mode);
      Check.that(
          loss.numel() == 1 && loss.requires_grad(),
          "the loss must be one number with a gradient graph, got shape %s",
          Arrays.toString(loss.shape()));
      double value = loss.item_double();
      if (Double.isFinite(value)) {
        (weight == 1 ? loss : loss.mul(new Scalar(weight))).backward();
      }
      return value;
    }
  }

  private Tensor forward(int[] examples, Mode mode) {
    if (!autocast) {
      return problem.loss(examples, mode);
    }
    try (Autocast half = new Autocast(parameters.values().device().type())) {
      return problem.loss(examples, mode);
    }
  }

  /**
   * Scales the gradient to the norm {@code limit} if it is longer, as PyTorch does: by {@code
   * min(1, limit/(|g| + 1e-6))}. Returns the norm before.
   */
  double clip(double limit) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      double norm = parameters.gradients().norm().item_double();
      double factor = limit / (norm + 1e-6);
      if (factor < 1) {
        parameters.gradients().mul_(new Scalar(factor));
      }
      return norm;
    }
  }

  static {
    Torch.load();
  }
}
