package dev.erlangen.train.loop;

import java.util.function.DoubleFunction;
import org.bytedeco.pytorch.Tensor;

/**
 * Finds a step length that satisfies the strong Wolfe conditions {@code f(t) ≤ f(0) + c₁tf'(0)} and
 * {@code |f'(t)| ≤ -c₂f'(0)} with c₁ = 1e-4, c₂ = 0.9: bracketing, then zooming by cubic
 * interpolation (Nocedal and Wright 2006, algorithms 3.5 and 3.6), with the safeguards and limits
 * of PyTorch's LBFGS.
 */
final class WolfeSearch {
  private static final double SUFFICIENT = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final double SMALLEST = 1e-9;
  private static final int TRIALS = 25;

  /** The function along the line: value, gradient and slope at {@code t}. */
  record Point(double t, double value, Tensor gradient, double slope) {}

  private final DoubleFunction<Point> line;
  private final Point origin;
  private final double size;
  private int evaluations;
  private int trials;

  /**
   * Prepares a search from {@code origin}.
   *
   * @param size largest entry of the direction, to tell when a bracket has become pointless
   */
  WolfeSearch(DoubleFunction<Point> line, Point origin, double size) {
    this.line = line;
    this.origin = origin;
    this.size = size;
  }

  /** Number of evaluations so far. */
  int evaluations() {
    return evaluations;
  }

  /** Returns an acceptable point, or the lowest one found; {@code t} is the first length tried. */
  Point from(double t) {
    Point previous = origin;
    Point now = at(t);
    while (trials < TRIALS) {
      if (tooHigh(now) || (trials > 1 && now.value >= previous.value)) {
        return zoom(previous, now);
      }
      if (flat(now)) {
        return now;
      }
      if (now.slope >= 0) {
        return zoom(previous, now);
      }
      double next = cubic(previous, now, now.t + 0.01 * (now.t - previous.t), now.t * 10);
      previous = now;
      now = at(next);
      trials++;
    }
    return now.value < origin.value ? now : origin;
  }

  private Point zoom(Point a, Point b) {
    Point low = a.value <= b.value ? a : b;
    Point high = a.value <= b.value ? b : a;
    boolean stuck = false;
    while (trials < TRIALS && Math.abs(high.t - low.t) * size >= SMALLEST) {
      double min = Math.min(low.t, high.t);
      double max = Math.max(low.t, high.t);
      double t = cubic(low, high, min, max);
      double margin = 0.1 * (max - min);
      if (Math.min(max - t, t - min) < margin) {
        if (stuck || t >= max || t <= min) {
          t = Math.abs(t - max) < Math.abs(t - min) ? max - margin : min + margin;
          stuck = false;
        } else {
          stuck = true;
        }
      } else {
        stuck = false;
      }
      Point now = at(t);
      trials++;
      if (tooHigh(now) || now.value >= low.value) {
        high = now;
        if (now.value < low.value) {
          high = low;
          low = now;
        }
      } else if (flat(now)) {
        return now;
      } else {
        if (now.slope * (high.t - low.t) >= 0) {
          high = low;
        }
        low = now;
      }
    }
    return low;
  }

  private Point at(double t) {
    evaluations++;
    return line.apply(t);
  }

  private boolean tooHigh(Point p) {
    return p.value > origin.value + SUFFICIENT * p.t * origin.slope;
  }

  private boolean flat(Point p) {
    return Math.abs(p.slope) <= -CURVATURE * origin.slope;
  }

  /** Returns the minimum in [min, max] of the cubic through both values and slopes. */
  private static double cubic(Point a, Point b, double min, double max) {
    double sum = a.slope + b.slope - 3 * (a.value - b.value) / (a.t - b.t);
    double square = sum * sum - a.slope * b.slope;
    if (!(square >= 0)) {
      return (min + max) / 2;
    }
    double root = Math.sqrt(square);
    double t =
        a.t <= b.t
            ? b.t - (b.t - a.t) * ((b.slope + root - sum) / (b.slope - a.slope + 2 * root))
            : a.t - (a.t - b.t) * ((a.slope + root - sum) / (a.slope - b.slope + 2 * root));
    return Double.isNaN(t) ? (min + max) / 2 : Math.min(Math.max(t, min), max);
  }
}
