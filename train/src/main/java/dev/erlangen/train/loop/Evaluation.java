package dev.erlangen.train.loop;

import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Problem.Split;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** Measures a problem and decides which parameters are the best. */
final class Evaluation {
  private final Problem problem;
  private final Training training;
  private final Goal goal;
  private final Together together;

  Evaluation(Problem problem, Training training, Goal goal, Together together) {
    this.problem = problem;
    this.training = training;
    this.goal = goal;
    this.together = together;
  }

  /** Returns the metrics of the current parameters, sorted by name. */
  Map<String, Double> measure(Split split) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return together.agreed(Metrics.sorted(problem.evaluate(split, together.members())));
    }
  }

  /** Whether anything is measured after epoch {@code number} (from 1). */
  boolean due(int number) {
    return number == training.epochs() || number % training.evaluateEvery() == 0;
  }

  /** Whether the test metrics of epoch {@code number} may become part of the result. */
  boolean testDue(int number) {
    boolean mayStop =
        training.patience() > 0 || training.schedule().kind() == Schedule.Kind.PLATEAU;
    return training.averageLast() > 0
        && (mayStop || number > training.epochs() - training.averageLast());
  }

  /** Whether {@code now} beats the kept epoch; without a validation metric the latest is best. */
  boolean isBest(Map<String, Double> now, FitState state) {
    Double metric = now.get(goal.metric());
    if (metric == null || state.bestEpoch == 0) {
      return true;
    }
    Double held = state.history.get(state.bestEpoch - 1).validation().get(goal.metric());
    return held == null || goal.better(metric, held);
  }

  /** Returns the mean test metrics of the last epochs. */
  Map<String, Double> meanOfLast(List<Epoch> history) {
    int n = Math.min(training.averageLast(), history.size());
    Map<String, Double> mean = new TreeMap<>();
    for (Epoch epoch : history.subList(history.size() - n, history.size())) {
      epoch.test().forEach((metric, v) -> mean.merge(metric, v / n, Double::sum));
    }
    return mean;
  }
}
