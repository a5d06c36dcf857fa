package dev.erlangen.train.loop;

import dev.erlangen.core.Mix;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What the members of an {@link Ensemble} tell each other while they train; nothing when there is
 * one.
 */
final class Together {
  private final Ensemble ensemble;
  private final FitState state;
  private final SharedBuffers buffers;
  private final long seed;

  Together(Ensemble ensemble, FitState state, Object model, long seed) {
    this.ensemble = ensemble;
    this.state = state;
    this.seed = seed;
    buffers = ensemble.size() == 1 ? SharedBuffers.NONE : SharedBuffers.of(model);
  }

  /** Whether there is anybody else. */
  boolean several() {
    return ensemble.size() > 1;
  }

  /** Those who train. */
  Ensemble members() {
    return ensemble;
  }

  int[] share(int[] batch) {
    return ensemble.share(batch);
  }

  /**
   * Starts all members from the first one's parameters.
   *
   * @throws IllegalStateException if they do not continue from the same update
   */
  void begin() {
    if (!several()) {
      return;
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      double[] mine = {state.epoch, state.batch, state.bestEpoch};
      Tensor place = Tensors.of(mine.clone());
      ensemble.broadcast(place);
      double[] first = Tensors.doubles(place);
      if (!Arrays.equals(mine, first)) {
        throw new IllegalStateException(
            "worker %d would continue from epoch %.0f, batch %.0f, the first one from epoch %.0f, batch %.0f; they must see one run folder"
                .formatted(ensemble.rank(), mine[0], mine[1], first[0], first[1]));
      }
      ensemble.broadcast(state.parameters.values());
      buffers.begin(ensemble);
    }
  }

  /**
   * Draws the randomness of the coming update from its number and the member's: it needs no place
   * in a checkpoint, and no two members draw the same.
   */
  void reseed() {
    if (several()) {
      long update = ((long) state.epoch << Integer.SIZE) + state.batch;
      long mixed = Mix.of(Mix.of(Mix.of(seed) ^ update) + ensemble.rank());
      state.rng.seed(mixed);
      torch.manual_seed(mixed);
    }
  }

  /** Returns the sum of all members' numbers. */
  double sum(double mine) {
    if (!several()) {
      return mine;
    }
    try (PointerScope scope = new PointerScope()) {
      Tensor one = Tensors.of(new double[] {mine});
      ensemble.sum(one);
      return one.item_double();
    }
  }

  /** Adds up the gradients of all members. */
  void sumGradients() {
    if (several()) {
      ensemble.sum(state.parameters.gradients());
    }
  }

  /** Averages the running statistics; {@code weight} is this member's share of the examples. */
  void averageBuffers(double weight) {
    if (several()) {
      buffers.average(ensemble, weight);
    }
  }

  /**
   * Returns the first member's metrics: decisions must not hang on another processor's rounding.
   */
  Map<String, Double> agreed(Map<String, Double> mine) {
    if (!several() || mine.isEmpty()) {
      return mine;
    }
    try (PointerScope scope = new PointerScope()) {
      Tensor values = Tensors.of(mine.values().stream().mapToDouble(Double::doubleValue).toArray());
      ensemble.broadcast(values);
      double[] first = Tensors.doubles(values);
      Map<String, Double> out = new TreeMap<>();
      int i = 0;
      for (String name : mine.keySet()) {
        out.put(name, first[i++]);
      }
      return out;
    }
  }
}
