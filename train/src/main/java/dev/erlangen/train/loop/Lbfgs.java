package dev.erlangen.train.loop;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Limited-memory BFGS (Liu and Nocedal 1989): up to 20 iterations per step along {@code -H∇f},
 * where H is built from the last 100 changes of parameters and gradient by the two-loop recursion,
 * each with a {@link WolfeSearch}. Constants and stopping rules are PyTorch's ({@code
 * line_search_fn="strong_wolfe"}).
 */
final class Lbfgs implements Update {
  private static final int ITERATIONS = 20;
  private static final int EVALUATIONS = 25;
  private static final double SMALL_GRADIENT = 1e-7;
  private static final double SMALL_CHANGE = 1e-9;

  private final Tensor values;
  private final Tensor gradients;
  private final Curvature curvature = new Curvature();
  private @Nullable Tensor direction;
  private @Nullable Tensor lastGradient;
  private double length;
  private long iterations;

  Lbfgs(Optimizer rule, Tensor values, Tensor gradients) {
    Check.that(rule.weightDecay() == 0, "LBFGS has no weight decay, got %s", rule.weightDecay());
    this.values = values;
    this.gradients = gradients;
  }

  @Override
  public void step(double rate, double loss, DoubleSupplier again) {
    Tensor gradient = gradients.clone();
    double value = loss;
    int evaluations = 1;
    for (int i = 1; i <= ITERATIONS && largest(gradient) > SMALL_GRADIENT; i++) {
      iterations++;
      Tensor d = nextDirection(gradient);
      double slope = Curvature.dot(gradient, d);
      if (slope > -SMALL_CHANGE) {
        return;
      }
      double first =
          iterations == 1 ? Math.min(1, 1 / gradient.abs().sum().item_double()) * rate : rate;
      Tensor start = values.clone();
      WolfeSearch search =
          new WolfeSearch(
              t -> evaluate(start, d, t, again),
              new WolfeSearch.Point(0, value, gradient, slope),
              largest(d));
      WolfeSearch.Point found = search.from(first);
      move(start, d, found.t());
      double change = Math.abs(found.value() - value);
      length = found.t();
      value = found.value();
      gradient = found.gradient();
      evaluations += search.evaluations();
      if (evaluations >= EVALUATIONS
          || largest(d) * length <= SMALL_CHANGE
          || change < SMALL_CHANGE) {
        return;
      }
    }
  }

  /** Learns from the last move and returns the next direction, which is kept for the next call. */
  private Tensor nextDirection(Tensor gradient) {
    Tensor d;
    if (direction == null || lastGradient == null) {
      d = gradient.neg();
      direction = Tensors.kept(() -> d.clone());
      lastGradient = Tensors.kept(() -> gradient.clone());
      return direction;
    }
    curvature.remember(gradient.sub(lastGradient), direction.mul(new Scalar(length)));
    direction.copy_(curvature.descent(gradient));
    lastGradient.copy_(gradient);
    return direction;
  }

  private WolfeSearch.Point evaluate(Tensor start, Tensor d, double t, DoubleSupplier again) {
    move(start, d, t);
    double value = again.getAsDouble();
    Tensor gradient = gradients.clone();
    return new WolfeSearch.Point(t, value, gradient, Curvature.dot(gradient, d));
  }

  private void move(Tensor start, Tensor d, double t) {
    values.copy_(start).add_(d, new Scalar(t));
  }

  private static double largest(Tensor a) {
    return a.abs().max().item_double();
  }

  @Override
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put("numbers", Tensors.of(new double[] {iterations, length}));
    if (direction != null && lastGradient != null) {
      state.put("direction", direction);
      state.put("last_gradient", lastGradient);
    }
    curvature.save(state);
    return state;
  }

  @Override
  public void restore(Map<String, Tensor> state) {
    double[] numbers = Tensors.doubles(Memory.get(state, "numbers"));
    iterations = (long) numbers[0];
    length = numbers[1];
    if (iterations > 0) {
      direction = Tensors.kept(() -> Memory.get(state, "direction").clone());
      lastGradient = Tensors.kept(() -> Memory.get(state, "last_gradient").clone());
    }
    curvature.restore(state);
  }
}
