package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.core.Check;
import java.io.Serializable;

/**
 * How experts are trained: Adam, learning rate from {@code rate} along half a cosine to 0.
 *
 * @param steps updates per expert
 * @param batch rows per update
 * @param rate first learning rate
 * @param seed of initial parameters and the order of the rows, mixed with the number of the leaf
 */
public record FitSpec(int steps, int batch, double rate, long seed) implements Serializable {
  public FitSpec {
    Check.between("steps", steps, 1, 10_000_000);
    Check.between("batch", batch, 1, 1 << 20);
    Check.positive("rate", rate);
  }

  /** Returns this with another number of updates. */
  public FitSpec withSteps(int count) {
    return new FitSpec(count, batch, rate, seed);
  }
}
