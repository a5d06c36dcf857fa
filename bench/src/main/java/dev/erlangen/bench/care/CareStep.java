package dev.erlangen.bench.care;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.train.loop.FlatParameters;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Update;
import dev.erlangen.vision.augment.Views;
import dev.erlangen.vision.care.CareLoss;
import dev.erlangen.vision.care.ContrastiveModel;
import dev.erlangen.vision.care.Encoder;
import dev.erlangen.vision.care.Objective;
import dev.erlangen.vision.care.ViewBatch;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** One step of training: views, four embeddings, loss, backward, Adam. */
final class CareStep {
  private static final double RATE = 1e-3;
  private static final int CHUNKS = 8;

  private final ContrastiveModel model;
  private final Views views;
  private final int[] inputs;
  private final Objective objective = new Objective.Contrast(CareLoss.care(0.5, 1, CHUNKS));
  private final FlatParameters parameters;
  private final Update update;
  private final Mode mode = Mode.train(new Rng(0));
  private long step;

  CareStep(Encoder encoder, Views views, int batch) {
    model = ContrastiveModel.of(encoder);
    this.views = views;
    inputs = IntStream.range(0, batch).toArray();
    parameters = FlatParameters.of(model);
    update = Update.of(Optimizer.adam(RATE), parameters.values(), parameters.gradients());
  }

  void run() {
    try (PointerScope scope = new PointerScope()) {
      parameters.clearGradients();
      Tensor loss = objective.loss(model, new ViewBatch(views, inputs, 4 * step++), mode);
      loss.backward();
      double value = loss.item_double();
      try (NoGradGuard guard = new NoGradGuard()) {
        update.step(RATE, value, () -> value);
      }
    }
  }
}
