package dev.erlangen.train.loop;

import dev.erlangen.core.Check;
import java.util.List;

/**
 * The learning rate as a multiple of the base rate.
 *
 * @param kind shape after the warm-up
 * @param warmup epochs of linear growth from 0
 * @param factor multiplier at each step or plateau
 * @param patience epochs without improvement before a plateau cut
 * @param milestones fractions of the training at which STEP multiplies by the matching entry of
 *     {@code factors}, or at which HELD has risen and begins to fall
 * @param factors multipliers at the milestones
 * @param minLr rate below which PLATEAU ends the training, and from and to which HELD moves
 */
public record Schedule(
    Kind kind,
    int warmup,
    double factor,
    int patience,
    List<Double> milestones,
    List<Double> factors,
    double minLr) {
  /** The shapes. */
  public enum Kind {
    CONSTANT,
    COSINE,
    STEP,
    PLATEAU,
    HELD
  }

  public Schedule {
    Check.notNegative("warmup", warmup);
    Check.between("factor", factor, 0, 1);
    Check.notNegative("patience", patience);
    Check.that(
        milestones.size() == factors.size(),
        "milestones and factors must be equally many, got %d and %d",
        milestones.size(),
        factors.size());
    milestones = List.copyOf(milestones);
    factors = List.copyOf(factors);
  }

  /** The base rate throughout. */
  public static Schedule constant() {
    return new Schedule(Kind.CONSTANT, 0, 1, 0, List.of(), List.of(), 0);
  }

  /** Half a cosine from the base rate to 0 after a linear warm-up. */
  public static Schedule cosine(int warmup) {
    return new Schedule(Kind.COSINE, warmup, 1, 0, List.of(), List.of(), 0);
  }

  /**
   * Multiplies the rate by {@code factors.get(i)} once {@code milestones.get(i)} of the epochs are
   * over.
   */
  public static Schedule steps(List<Double> milestones, List<Double> factors) {
    return new Schedule(Kind.STEP, 0, 1, 0, milestones, factors, 0);
  }

  /**
   * Rises from {@code minLr} along half a cosine, holds the base rate, and falls back along
   * another.
   *
   * @param risen fraction of the training after which the base rate is reached
   * @param falling fraction after which it is left
   */
  public static Schedule held(double risen, double falling, double minLr) {
    Check.that(
        0 <= risen && risen <= falling && falling <= 1,
        "the rate rises until, and falls from, fractions of the training in this order, got %s and"
            + " %s",
        risen,
        falling);
    return new Schedule(Kind.HELD, 0, 1, 0, List.of(risen, falling), List.of(1.0, 1.0), minLr);
  }

  /**
   * Multiplies the rate by {@code factor} after {@code patience} epochs without a better validation
   * metric.
   */
  public static Schedule plateau(double factor, int patience, double minLr) {
    return new Schedule(Kind.PLATEAU, 0, factor, patience, List.of(), List.of(), minLr);
  }
}
