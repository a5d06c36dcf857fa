package dev.erlangen.train.loop;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Problem.Split;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Trains one problem from one seed.
 *
 * <p>Same problem, training, seed and threads give the same bits on the CPU, however often the
 * training was interrupted and continued from a {@link Snapshot}. Every step runs in its own scope:
 * nothing that it allocates outlives it.
 */
public final class Trainer {
  private final Training training;
  private final Goal goal;
  private final Batches batches;
  private final FitState state;
  private final Steps steps;
  private final Evaluation evaluation;
  private final Together together;

  /**
   * Prepares a training; the tensors of the problem's model become views of flat vectors.
   *
   * @throws IllegalArgumentException if the problem has no examples or nothing is trained
   */
  public Trainer(Problem problem, Training training, Goal goal, long seed) {
    this(problem, training, goal, seed, Ensemble.ALONE);
  }

  /** As above, sharing every batch with the other members of {@code ensemble}. */
  public Trainer(Problem problem, Training training, Goal goal, long seed, Ensemble ensemble) {
    Torch.load();
    Check.positive("examples of the problem", problem.examples());
    this.training = training;
    this.goal = goal;
    batches = new Batches(seed, problem.examples(), training.batch(), training.wholeBatches());
    state = new FitState(problem.model(), training, goal, seed);
    together = new Together(ensemble, state, problem.model(), seed);
    steps = new Steps(problem, training, state, together);
    evaluation = new Evaluation(problem, training, goal, together);
  }

  /** Number of trained values. */
  public long parameters() {
    return state.parameters.count();
  }

  /**
   * Trains to the end, from the keeper's last snapshot if it has one; the model then has the
   * parameters that the result was measured with.
   *
   * @throws DivergedException if a loss is not finite
   */
  public FitResult run(Keeper keeper, Watcher watcher) {
    keeper.last().ifPresent(state::restore);
    together.begin();
    watcher.start(List.copyOf(state.history));
    while (!state.stopped && state.epoch < training.epochs()) {
      epoch(keeper, watcher);
    }
    return result();
  }

  private void epoch(Keeper keeper, Watcher watcher) {
    long start = System.nanoTime();
    double before = state.seconds;
    int[][] all = batches.of(state.epoch);
    while (state.batch < all.length) {
      int end = Math.min(all.length, state.batch + training.accumulate());
      steps.update(Arrays.copyOfRange(all, state.batch, end), rate(state.batch));
      state.batch = end;
      watcher.batch(state.epoch, end, all.length, steps.lastLoss());
      state.seconds = before + seconds(start);
      keeper.offer(false, state::snapshot);
    }
    finish(start, before, watcher);
    keeper.offer(true, state::snapshot);
  }

  private double rate(int batch) {
    int updates = batches.updates(training.accumulate());
    return state.rate.at(state.epoch, batch / training.accumulate(), updates);
  }

  private void finish(long start, double before, Watcher watcher) {
    int number = state.epoch + 1;
    double loss = state.lossSum / state.seen;
    Map<String, Double> validation = Map.of();
    Map<String, Double> test = Map.of();
    boolean best = false;
    if (evaluation.due(number)) {
      state.swapAverage();
      validation = evaluation.measure(Split.VALIDATION);
      test = evaluation.testDue(number) ? evaluation.measure(Split.TEST) : test;
      best = evaluation.isBest(validation, state);
      if (best) {
        state.bestEpoch = number;
        if (training.averageLast() == 0) {
          state.keepBest();
        }
      }
      state.swapAverage();
      boolean goesOn =
          state.rate.observe(state.epoch, validation.getOrDefault(goal.metric(), loss));
      boolean patient = training.patience() == 0 || number - state.bestEpoch < training.patience();
      state.stopped = !goesOn || !patient;
    }
    double rate = rate(batches.count() - 1);
    state.seconds = before + seconds(start);
    Epoch epoch = new Epoch(number, loss, rate, validation, test, seconds(start));
    state.history.add(epoch);
    state.epoch++;
    state.batch = 0;
    state.lossSum = 0;
    state.seen = 0;
    watcher.epoch(epoch, best);
  }

  private FitResult result() {
    long start = System.nanoTime();
    boolean averaged = training.averageLast() > 0;
    Map<String, Double> test;
    if (averaged) {
      state.swapAverage();
      test = evaluation.meanOfLast(state.history);
    } else {
      state.loadBest();
      test = evaluation.measure(Split.TEST);
    }
    int shown = averaged ? state.history.size() : state.bestEpoch;
    return new FitResult(
        test,
        state.history.get(shown - 1).validation(),
        shown,
        List.copyOf(state.history),
        parameters(),
        state.seconds + seconds(start));
  }

  /** Measures what training costs by {@code count} real updates, at least 2; trains no further. */
  public Probe probe(int count) {
    int[][] all = batches.of(0);
    int size = Math.min(training.accumulate(), all.length);
    boolean known = Resident.resetPeak();
    long resident = Resident.now();
    long start = 0;
    long activations = -1;
    for (int i = 0; i < count; i++) {
      int from = Math.min(i * size, all.length - size);
      steps.update(Arrays.copyOfRange(all, from, from + size), rate(0));
      if (i == 0) {
        activations = known ? Math.max(0, Resident.peak() - resident) : -1;
        start = System.nanoTime();
      }
    }
    double update = seconds(start) / (count - 1);
    start = System.nanoTime();
    evaluation.measure(Split.VALIDATION);
    return new Probe(
        parameters(),
        2 * state.parameters.values().nbytes(),
        state.bytes(),
        activations,
        update,
        batches.updates(training.accumulate()),
        seconds(start));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
