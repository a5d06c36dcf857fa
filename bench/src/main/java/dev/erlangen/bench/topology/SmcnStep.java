package dev.erlangen.bench.topology;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.homp.ComplexNet;
import dev.erlangen.train.loop.FlatParameters;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Update;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** One step of training on prepared batches: forward, L1 loss, backward, Adam. */
final class SmcnStep {
  private static final double RATE = 1e-3;

  private final ComplexNet model;
  private final List<ComplexBatch> batches;
  private final FlatParameters parameters;
  private final Update update;
  private final Mode mode = Mode.train(new Rng(0));
  private int step;

  SmcnStep(ComplexNet model, List<ComplexBatch> batches) {
    this.model = model;
    this.batches = batches;
    parameters = FlatParameters.of(model);
    update = Update.of(Optimizer.adam(RATE), parameters.values(), parameters.gradients());
    // Neighbourhoods are made on first use and must outlive the steps.
    try (NoGradGuard guard = new NoGradGuard()) {
      batches.forEach(b -> model.forward(b, Mode.EVAL));
    }
  }

  void run() {
    ComplexBatch batch = batches.get(step++ % batches.size());
    try (PointerScope scope = new PointerScope()) {
      parameters.clearGradients();
      Tensor prediction = model.forward(batch, mode);
      Tensor loss = Losses.l1(prediction, Tensors.like(batch.targets(), prediction));
      loss.backward();
      double value = loss.item_double();
      try (NoGradGuard guard = new NoGradGuard()) {
        update.step(RATE, value, () -> value);
      }
    }
  }
}
