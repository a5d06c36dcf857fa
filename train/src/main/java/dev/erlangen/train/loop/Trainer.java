package dev.erlangen.train.loop;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Torch;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Problem.Split;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Trains one problem from one seed.
 *
 * <p>Same problem, training, seed and threads give the same bits on the CPU, however often the
 * training was interrupted and continued from a {@link Snapshot}. Every step runs in its own scope:
 * nothing that it allocates outlives it.
 */
public final class Trainer {
  private final Problem problem;
  private final Training training;
  private final Goal goal;
  private final long seed;
  private final FitState state;
  private final Gradient gradient;
  private final Mode mode;
  private final int[][] fullBatch;

  /**
   * Prepares a training; the tensors of the problem's model become views of flat vectors.
   *
   * @throws IllegalArgumentException if the problem has no examples or nothing is trained
   */
  public Trainer(Problem problem, Training training, Goal goal, long seed) {
    Torch.load();
    dev.erlangen.core.Check.positive("examples of the problem", problem.examples());
    this.problem = problem;
    this.training = training;
    this.goal = goal;
    this.seed = seed;
    state = new FitState(problem.model(), training, goal, seed);
    gradient = new Gradient(problem, state.parameters, training.autocast());
    mode = Mode.train(state.rng);
    fullBatch = new int[][] {range(problem.examples())};
  }

  /** Number of trained values. */
  public long parameters() {
    return state.parameters.count();
  }

  /** Number of batches of an epoch. */
  public int batches() {
    return ceilDiv(problem.examples(), training.batch());
  }

  /**
   * Trains to the end, from the keeper's last snapshot if it has one; the model then has the
   * parameters that the result was measured with.
   *
   * @throws DivergedException if a loss is not finite
   */
  public FitResult run(Keeper keeper, Watcher watcher) {
    keeper.last().ifPresent(state::restore);
    watcher.start(List.copyOf(state.history));
    while (!state.stopped && state.epoch < training.epochs()) {
      epoch(keeper, watcher);
    }
    return result();
  }

  private void epoch(Keeper keeper, Watcher watcher) {
    long start = System.nanoTime();
    double before = state.seconds;
    int[][] batches = batchesOf(state.epoch);
    double rate = 0;
    while (state.batch < batches.length) {
      int end = Math.min(batches.length, state.batch + training.accumulate());
      rate = rate(state.batch, batches.length);
      step(Arrays.copyOfRange(batches, state.batch, end), rate);
      state.batch = end;
      watcher.batch(state.epoch, end, batches.length, lastLoss);
      state.seconds = before + seconds(start);
      keeper.offer(false, state::snapshot);
    }
    finish(rate, start, before, watcher);
    keeper.offer(true, state::snapshot);
  }

  private double lastLoss;

  private double rate(int batch, int batches) {
    int updates = ceilDiv(batches, training.accumulate());
    return state.rate.at(state.epoch, batch / training.accumulate(), updates);
  }

  private void step(int[][] batches, double rate) {
    long examples = Arrays.stream(batches).mapToLong(b -> b.length).sum();
    double first = gradients(batches, examples);
    if (!Double.isFinite(first)) {
      throw new DivergedException("loss", first, state.epoch + 1, state.batch + 1);
    }
    state.lossSum += first * examples;
    state.seen += examples;
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      state.update.step(rate, first, () -> again(batches, examples));
      state.moveAverage();
    }
  }

  private double again(int[][] batches, long examples) {
    try (org.bytedeco.pytorch.AutoGradMode recording =
        new org.bytedeco.pytorch.AutoGradMode(true)) {
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
      double weight = (double) batch.length / examples;
      lastLoss = gradient.add(batch, weight, mode);
      mean += weight * lastLoss;
    }
    if (Double.isFinite(mean) && training.clipNorm() > 0) {
      double norm = gradient.clip(training.clipNorm());
      if (!Double.isFinite(norm)) {
        throw new DivergedException("gradient norm", norm, state.epoch + 1, state.batch + 1);
      }
    }
    return mean;
  }

  private void finish(double rate, long start, double before, Watcher watcher) {
    int number = state.epoch + 1;
    double loss = state.lossSum / state.seen;
    boolean last = number == training.epochs();
    boolean measured = last || number % training.evaluateEvery() == 0;
    boolean averaged = training.averageLast() > 0;
    Map<String, Double> validation = Map.of();
    Map<String, Double> test = Map.of();
    boolean best = false;
    if (measured) {
      state.swapAverage();
      validation = measure(Split.VALIDATION);
      if (averaged && (mayStop() || number > training.epochs() - training.averageLast())) {
        test = measure(Split.TEST);
      }
      best = isBest(validation);
      if (best) {
        state.bestEpoch = number;
        if (!averaged) {
          state.keepBest();
        }
      }
      state.swapAverage();
      boolean goesOn =
          state.rate.observe(state.epoch, validation.getOrDefault(goal.metric(), loss));
      boolean patient = training.patience() == 0 || number - state.bestEpoch < training.patience();
      state.stopped = !goesOn || !patient;
    }
    state.seconds = before + seconds(start);
    Epoch epoch = new Epoch(number, loss, rate, validation, test, seconds(start));
    state.history.add(epoch);
    state.epoch++;
    state.batch = 0;
    state.lossSum = 0;
    state.seen = 0;
    watcher.epoch(epoch, best);
  }

  private boolean mayStop() {
    return training.patience() > 0 || training.schedule().kind() == Schedule.Kind.PLATEAU;
  }

  /** Without a validation metric the latest parameters are the best. */
  private boolean isBest(Map<String, Double> validation) {
    Double now = validation.get(goal.metric());
    if (now == null || state.bestEpoch == 0) {
      return true;
    }
    Double held = state.history.get(state.bestEpoch - 1).validation().get(goal.metric());
    return held == null || goal.better(now, held);
  }

  private FitResult result() {
    long start = System.nanoTime();
    Map<String, Double> test;
    if (training.averageLast() > 0) {
      state.swapAverage();
      test = meanOfLast();
    } else {
      state.loadBest();
      test = measure(Split.TEST);
    }
    int shown = training.averageLast() > 0 ? state.history.size() : state.bestEpoch;
    return new FitResult(
        test,
        state.history.get(shown - 1).validation(),
        shown,
        List.copyOf(state.history),
        parameters(),
        state.seconds + seconds(start));
  }

  private Map<String, Double> meanOfLast() {
    int n = Math.min(training.averageLast(), state.history.size());
    Map<String, Double> mean = new TreeMap<>();
    for (Epoch epoch : state.history.subList(state.history.size() - n, state.history.size())) {
      epoch.test().forEach((metric, v) -> mean.merge(metric, v / n, Double::sum));
    }
    return mean;
  }

  private Map<String, Double> measure(Split split) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return Collections.unmodifiableMap(new TreeMap<>(problem.evaluate(split)));
    }
  }

  private int[][] batchesOf(int epoch) {
    int n = problem.examples();
    int size = training.batch();
    if (n <= size) {
      return fullBatch;
    }
    int[] order = Order.of(seed, epoch, n);
    int[][] out = new int[batches()][];
    for (int b = 0; b < out.length; b++) {
      out[b] = Arrays.copyOfRange(order, b * size, Math.min(n, (b + 1) * size));
    }
    return out;
  }

  private static int[] range(int n) {
    return java.util.stream.IntStream.range(0, n).toArray();
  }

  private static int ceilDiv(int a, int b) {
    return (a - 1) / b + 1;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
