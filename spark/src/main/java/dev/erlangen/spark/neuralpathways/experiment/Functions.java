package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.spark.neuralpathways.data.Rows;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Functions on the unit cube that vary at many scales. */
public enum Functions {
  /** {@code Σ_{k=0}^{6} 2^(-k/2) cos(2π 2^k x)}: Hölder continuous of exponent 1/2, n = 1. */
  WEIERSTRASS(1, 0, 1),
  /** {@code 10 n + Σ (x² - 10 cos 2πx)} on [-5.12, 5.12]², scaled. */
  RASTRIGIN(2, -5.12, 5.12),
  /** Ackley's function on [-5, 5]², scaled. */
  ACKLEY(2, -5, 5);

  private static final int TERMS = 7;
  private final int dimension;
  private final double low;
  private final double high;

  Functions(int dimension, double low, double high) {
    this.dimension = dimension;
    this.low = low;
    this.high = high;
  }

  /** Number n of features. */
  public int dimension() {
    return dimension;
  }

  /** Value at a point of the unit cube. */
  public double at(double... unit) {
    double[] x = new double[dimension];
    for (int c = 0; c < dimension; c++) {
      x[c] = low + (high - low) * unit[c];
    }
    ToDoubleFunction<double[]> f =
        switch (this) {
          case WEIERSTRASS -> Functions::weierstrass;
          case RASTRIGIN -> Functions::rastrigin;
          case ACKLEY -> Functions::ackley;
        };
    return f.applyAsDouble(x);
  }

  private static double weierstrass(double[] x) {
    double sum = 0;
    for (int k = 0; k < TERMS; k++) {
      sum += Math.pow(2, -k / 2.0) * Math.cos(2 * Math.PI * Math.scalb(x[0], k));
    }
    return sum;
  }

  private static double rastrigin(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += 10 + v * v - 10 * Math.cos(2 * Math.PI * v);
    }
    return sum;
  }

  private static double ackley(double[] x) {
    double squares = 0;
    double cosines = 0;
    for (double v : x) {
      squares += v * v / x.length;
      cosines += Math.cos(2 * Math.PI * v) / x.length;
    }
    return 20 + Math.E - 20 * Math.exp(-0.2 * Math.sqrt(squares)) - Math.exp(cosines);
  }

  /** Draws points uniformly into x and returns the values there. */
  private static double[] drawn(Functions f, int count, SplittableRandom random, float[] x) {
    double[] y = new double[count];
    double[] point = new double[f.dimension];
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < f.dimension; c++) {
        x[i * f.dimension + c] = (float) random.nextDouble();
        point[c] = x[i * f.dimension + c];
      }
      y[i] = f.at(point);
    }
    return y;
  }

  /**
   * Training and test rows; targets are standardised by the training rows.
   *
   * @param train training rows
   * @param test test rows
   */
  public record Sets(Rows train, Rows test) {}

  /** Draws both. */
  public Sets sets(int train, int test, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] xTrain = new float[train * dimension];
    float[] xTest = new float[test * dimension];
    double[] yTrain = drawn(this, train, random, xTrain);
    double[] yTest = drawn(this, test, random, xTest);
    double mean = Arrays.stream(yTrain).average().orElseThrow();
    double square = Arrays.stream(yTrain).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double scale = 1 / Math.sqrt(square);
    return new Sets(rows(xTrain, yTrain, mean, scale), rows(xTest, yTest, mean, scale));
  }

  private Rows rows(float[] x, double[] y, double mean, double scale) {
    float[] standard = new float[y.length];
    for (int i = 0; i < y.length; i++) {
      standard[i] = (float) ((y[i] - mean) * scale);
    }
    return Rows.of(dimension, x, 1, standard);
  }
}
