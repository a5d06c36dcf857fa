package dev.erlangen.bench.measure;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Times of single runs in milliseconds.
 *
 * @param wall by the clock on the wall
 * @param processor spent by all threads that the run uses
 */
public record Times(double[] wall, double[] processor) {
  /** No runs. */
  public static final Times NONE = new Times(new double[0], new double[0]);

  /** These and then those of {@code more}. */
  public Times and(Times more) {
    return new Times(joined(wall, more.wall), joined(processor, more.processor));
  }

  /** Number of runs. */
  public int count() {
    return wall.length;
  }

  private static double[] joined(double[] a, double[] b) {
    return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
  }
}
