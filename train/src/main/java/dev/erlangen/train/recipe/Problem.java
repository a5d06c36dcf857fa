package dev.erlangen.train.recipe;

import dev.erlangen.core.Mode;
import dev.erlangen.train.loop.Ensemble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * One training problem as the loop sees it: a model, a loss on examples, and metrics. The loop owns
 * order, optimiser, schedule, checkpoints and scopes; a problem owns the meaning.
 */
public interface Problem {
  /** The model, a record of tensors; its tensors are changed in place by training. */
  Object model();

  /** Number of training examples; 1 means one full batch. */
  int examples();

  /**
   * Returns the mean loss over the given training examples, a scalar with a gradient graph. Called
   * inside a scope that the loop closes.
   *
   * @param examples numbers in [0, {@link #examples()})
   */
  Tensor loss(int[] examples, Mode mode);

  /**
   * Returns metrics of the current parameters by name, such as {@code mae}: the same to all members
   * of an ensemble, which call this at once. Where metrics follow from values per example, members
   * share the work by {@link Ensemble#gather}; otherwise each does all of it.
   *
   * @param split what to measure on; a split that the problem lacks gives an empty map
   */
  Map<String, Double> evaluate(Split split, Ensemble members);

  /** As {@link #evaluate(Split, Ensemble)}, by one process. */
  default Map<String, Double> evaluate(Split split) {
    return evaluate(split, Ensemble.ALONE);
  }

  /**
   * Pictures and tables of the trained problem for the report; called once, after training, for the
   * first seed of each arm.
   */
  default List<Section> sections() {
    return List.of();
  }

  /**
   * The model's current parameters as a function of graphs from outside, for {@code erlangen
   * predict}; empty if the problem has no such inputs.
   */
  default Optional<Predictor> predictor() {
    return Optional.empty();
  }

  /** The parts of a data set. */
  enum Split {
    TRAIN,
    VALIDATION,
    TEST
  }
}
