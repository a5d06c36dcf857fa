package dev.erlangen.train.loop;

import dev.erlangen.core.Mix;
import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** All state of one training: tensors here, numbers in the public fields' {@link Position}. */
final class FitState {
  final FlatParameters parameters;
  final Update update;
  final LearningRate rate;
  final Rng rng;
  final List<Epoch> history = new ArrayList<>();
  int epoch;
  int batch;
  double lossSum;
  long seen;
  int bestEpoch;
  boolean stopped;
  double seconds;

  private final Map<String, Tensor> model;
  private final @Nullable Tensor average;
  private final double decay;
  private final Map<String, Tensor> best = new LinkedHashMap<>();
  private final Generator shared = Tensors.keep(torch.getDefaultCPUGenerator());

  FitState(Object model, Training training, Goal goal, long seed) {
    parameters = FlatParameters.of(model);
    update = Update.of(training.optimizer(), parameters.values(), parameters.gradients());
    rate = new LearningRate(training, goal.lowerIsBetter());
    // Apart from the generator that drew the initial parameters from the same seed.
    rng = new Rng(Mix.of(seed + 1));
    torch.manual_seed(seed);
    this.model = Params.named(model);
    decay = training.emaDecay();
    average = decay > 0 ? Tensors.kept(() -> parameters.values().clone()) : null;
  }

  /** Moves the average of the parameters one step: {@code a ← a + (1 - decay)(p - a)}. */
  void moveAverage() {
    if (average != null) {
      average.lerp_(parameters.values(), new Scalar(1 - decay));
    }
  }

  /** Exchanges the parameters with their average, if there is one; twice changes nothing. */
  void swapAverage() {
    if (average != null) {
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        Tensor trained = parameters.values().clone();
        parameters.values().copy_(average);
        average.copy_(trained);
      }
    }
  }

  /** Remembers the model as it is as the best one. */
  void keepBest() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      model.forEach(
          (name, t) -> {
            Tensor copy = best.get(name);
            if (copy == null) {
              best.put(name, Tensors.kept(() -> t.detach().clone()));
            } else {
              copy.copy_(t);
            }
          });
    }
  }

  /** Makes the model the best one that was kept, if any. */
  void loadBest() {
    copy(best, "", model);
  }

  /** Bytes of what is remembered beside parameters and gradients. */
  long bytes() {
    try (PointerScope scope = new PointerScope()) {
      long memory = update.state().values().stream().mapToLong(Tensor::nbytes).sum();
      long model = this.model.values().stream().mapToLong(Tensor::nbytes).sum();
      return memory + (average == null ? 0 : average.nbytes()) + model;
    }
  }

  /** Returns the live state; call it within a scope. */
  Snapshot snapshot() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    model.forEach((name, t) -> tensors.put("model." + name, t.detach()));
    update.state().forEach((name, t) -> tensors.put("optimizer." + name, t));
    best.forEach((name, t) -> tensors.put("best." + name, t));
    if (average != null) {
      tensors.put("ema", average);
    }
    tensors.put("rng", rng.state());
    tensors.put("rng_default", shared.get_state());
    List<Double> memory = DoubleStream.of(rate.state()).boxed().toList();
    return new Snapshot(
        new Position(
            epoch, batch, lossSum, seen, memory, bestEpoch, stopped, seconds, List.copyOf(history)),
        tensors);
  }

  /** Continues from {@code snapshot}, which belongs to the same model and training. */
  void restore(Snapshot snapshot) {
    Map<String, Tensor> tensors = snapshot.tensors();
    copy(tensors, "model.", model);
    Map<String, Tensor> memory = new LinkedHashMap<>();
    tensors.forEach(
        (name, t) -> {
          if (name.startsWith("optimizer.")) {
            memory.put(name.substring("optimizer.".length()), t);
          }
        });
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      update.restore(memory);
      if (average != null) {
        average.copy_(Memory.get(tensors, "ema"));
      }
      rng.restore(Memory.get(tensors, "rng"));
      shared.set_state(Memory.get(tensors, "rng_default"));
    }
    Position p = snapshot.position();
    epoch = p.epoch();
    batch = p.batch();
    lossSum = p.lossSum();
    seen = p.seen();
    rate.restore(p.rate().stream().mapToDouble(Double::doubleValue).toArray());
    bestEpoch = p.bestEpoch();
    stopped = p.stopped();
    seconds = p.seconds();
    history.clear();
    history.addAll(p.history());
    if (tensors.keySet().stream().anyMatch(name -> name.startsWith("best."))) {
      keepBest();
      copy(tensors, "best.", best);
    }
  }

  private static void copy(Map<String, Tensor> from, String prefix, Map<String, Tensor> to) {
    try (NoGradGuard guard = new NoGradGuard()) {
      if (!from.isEmpty()) {
        to.forEach((name, t) -> t.copy_(Memory.get(from, prefix + name)));
      }
    }
  }
}
