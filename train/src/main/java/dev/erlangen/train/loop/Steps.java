package dev.erlangen.train.loop;

import dev.erlangen.core.Mode;
import dev.erlangen.train.recipe.Problem;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.NoGradGuard;

/** Updates of the parameters: gradients of a few batches, clipping, the optimiser, the average. */
final class Steps {
  private final Training training;
  private final FitState state;
  private final Together together;
  private final Gradient gradient;
  private final Mode mode;
  private double lastLoss;

  Steps(Problem problem, Training training, FitState state, Together together) {
    this.training = training;
    this.state = state;
    this.together = together;
    gradient = new Gradient(problem, state.parameters, training.autocast());
    mode = Mode.train(state.rng);
  }

  /** Loss of the last batch. */
  double lastLoss() {
    return lastLoss;
  }

  /**
   * Moves the parameters once by the gradient of the mean loss over all examples of {@code
   * batches}.
   *
   * @throws DivergedException if the loss or the norm of its gradient is not finite
   */
  void update(int[][] batches, double rate) {
    long examples = Arrays.stream(batches).mapToLong(b -> b.length).sum();
    together.reseed();
    double loss = gradients(batches, examples);
    if (!Double.isFinite(loss)) {
      throw new DivergedException("loss", loss, state.epoch + 1, state.batch + 1);
    }
    state.lossSum += loss * examples;
    state.seen += examples;
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      state.update.step(rate, loss, () -> again(batches, examples));
      state.moveAverage();
    }
    long mine = Arrays.stream(batches).mapToLong(b -> together.share(b).length).sum();
    together.averageBuffers((double) mine / examples);
  }

  private double again(int[][] batches, long examples) {
    try (AutoGradMode recording = new AutoGradMode(true)) {
      return gradients(batches, examples);
    }
  }

  /**
   * Fills the gradient of the mean loss over all batches, clips it and returns the loss; if that is
   * not finite the gradient is meaningless.
   */
  private double gradients(int[][] batches, long examples) {
    state.parameters.clearGradients();
    double mean = 0;
    for (int[] batch : batches) {
      int[] share = together.share(batch);
      if (share.length > 0) {
        double weight = (double) share.length / examples;
        lastLoss = gradient.add(share, weight, mode);
        mean += weight * lastLoss;
      }
    }
    mean = together.sum(mean);
    if (Double.isFinite(mean)) {
      together.sumGradients();
    }
    if (Double.isFinite(mean) && training.clipNorm() > 0) {
      double norm = gradient.clip(training.clipNorm());
      if (!Double.isFinite(norm)) {
        throw new DivergedException("gradient norm", norm, state.epoch + 1, state.batch + 1);
      }
    }
    return mean;
  }
}
