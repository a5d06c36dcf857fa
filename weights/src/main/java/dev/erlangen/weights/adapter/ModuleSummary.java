package dev.erlangen.weights.adapter;

import java.util.Arrays;

/**
 * What is invariant of one update under changes of its basis.
 *
 * @param name path of the module
 * @param kind what is adapted
 * @param rows n
 * @param columns m
 * @param rank r of the factors
 * @param scale s
 * @param singularValues of {@code ΔW}, descending, r of them
 */
public record ModuleSummary(
    String name,
    LoraPair.Kind kind,
    long rows,
    long columns,
    long rank,
    double scale,
    double[] singularValues) {

  /** Frobenius norm of the update. */
  public double norm() {
    return Math.sqrt(Arrays.stream(singularValues).map(s -> s * s).sum());
  }

  /** Largest singular value. */
  public double largest() {
    return singularValues[0];
  }

  /**
   * Effective rank, {@code exp(-Σ p_i ln p_i)} with {@code p_i = σ_i/Σσ} (Roy and Vetterli 2007); 0
   * for the zero update.
   */
  public double effectiveRank() {
    double sum = Arrays.stream(singularValues).sum();
    if (sum == 0) {
      return 0;
    }
    double entropy = 0;
    for (double s : singularValues) {
      entropy -= s > 0 ? s / sum * Math.log(s / sum) : 0;
    }
    return Math.exp(entropy);
  }
}
