package dev.erlangen.weights.lol.recipe;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.lol.Objective;
import dev.erlangen.weights.population.Population;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What is predicted of an adapter of a population. */
enum Task {
  /** Which classes it was trained on: ten binary labels. */
  MEMBERSHIP,
  /** The logarithm of its error on test images of all classes. */
  LOSS;

  /** What the objective's first metric is called in a sentence. */
  String label() {
    return this == MEMBERSHIP ? "accuracy" : "R²";
  }

  Objective objective() {
    return this == MEMBERSHIP ? Objective.BINARY : Objective.REAL;
  }

  /** Targets (N, out); values standardised over the adapters {@code train}. */
  Tensor targets(Population p, long[] train) {
    if (this == MEMBERSHIP) {
      return p.members();
    }
    Tensor logs = p.losses().log();
    Tensor index = Tensors.of(train).to(logs.device(), ScalarType.Long);
    Tensor known = logs.index_select(0, index);
    return logs.sub(known.mean()).div(known.std(false)).unsqueeze(1);
  }
}
