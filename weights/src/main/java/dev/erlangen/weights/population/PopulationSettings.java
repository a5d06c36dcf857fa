package dev.erlangen.weights.population;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * How a population of adapters is made.
 *
 * @param images what the network sees
 * @param count number N of adapters
 * @param rank r of every adapter
 * @param pretraining updates of the base network
 * @param steps updates of every adapter
 * @param batch images per update of an adapter
 * @param slowest lower end of the learning rates, which are log-uniform
 * @param fastest upper end of the learning rates
 * @param scale s, by which the product of the factors is multiplied
 * @param noise deviation of the noise that is to be removed
 * @param seed of everything
 * @param first number of the first adapter
 */
public record PopulationSettings(
    @About("MNIST, or SEGMENTS: generated seven-segment digits") Digits.Source images,
    @About("number of adapters; the reference experiment has 800") int count,
    @About("rank of the adapters") int rank,
    @About("updates of the base network") int pretraining,
    @About("updates of every adapter") int steps,
    @About("images per update of an adapter") int batch,
    @About("smallest learning rate of an adapter") double slowest,
    @About("largest learning rate of an adapter") double fastest,
    @About("factor of the low-rank updates") double scale,
    @About("deviation of the noise to be removed") double noise,
    @About("seed of the base network and of all draws") long seed,
    @About("number of the first adapter, on which its draws depend") int first) {
  private static final int LEAST = 8;
  private static final int FRACTION = 8;

  public PopulationSettings {
    Check.between("population.count", count, LEAST, 100_000);
    Check.notNegative("population.first", first);
    Check.between("population.rank", rank, 1, 64);
    Check.positive("population.pretraining", pretraining);
    Check.positive("population.steps", steps);
    Check.between("population.batch", batch, 1, 4096);
    Check.positive("population.slowest", slowest);
    Check.between("population.fastest", fastest, slowest, 1);
    Check.positive("population.scale", scale);
    Check.positive("population.noise", noise);
  }

  /**
   * A population for testing: the same base network, a fraction of the adapters, of another rank
   * and trained on other subsets.
   */
  public PopulationSettings likewise(int otherRank) {
    return new PopulationSettings(
        images,
        Math.max(LEAST, count / FRACTION),
        otherRank,
        pretraining,
        steps,
        batch,
        slowest,
        fastest,
        scale,
        noise,
        seed,
        first + count);
  }

  /** The experiment of the reference: 800 adapters of rank 4, 150 updates each. */
  public static PopulationSettings reference() {
    return new PopulationSettings(
        Digits.Source.MNIST, 800, 4, 1500, 150, 32, 5e-3, 1.6e-2, 2, 0.4, 0, 0);
  }
}
