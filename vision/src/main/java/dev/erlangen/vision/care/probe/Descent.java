package dev.erlangen.vision.care.probe;

import dev.erlangen.train.loop.FlatParameters;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Update;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Trains a small network inside an evaluation, where no gradients are recorded otherwise. */
final class Descent {
  private final FlatParameters parameters;
  private final Update update;
  private final double rate;

  Descent(Object model, Optimizer rule) {
    parameters = FlatParameters.of(model);
    update = Update.of(rule, parameters.values(), parameters.gradients());
    rate = rule.lr();
  }

  /** Moves the parameters once down the loss. */
  void step(Supplier<Tensor> loss) {
    try (PointerScope scope = new PointerScope()) {
      parameters.clearGradients();
      try (AutoGradMode recording = new AutoGradMode(true)) {
        loss.get().backward();
      }
      try (NoGradGuard guard = new NoGradGuard()) {
        update.step(rate, 0, () -> 0);
      }
    }
  }
}
