package dev.erlangen.data.jet;

import dev.erlangen.core.Check;

/**
 * Jets as lists of particles.
 *
 * @param particles rows per jet
 * @param momenta (E, px, py, pz) in GeV, row-major (jets, particles, 4); unused rows are 0
 * @param numbers particles of each jet
 * @param labels 1 for the decay of a top quark, 0 for the background
 */
public record Jets(int particles, double[] momenta, int[] numbers, long[] labels) {
  /** Checks that sizes fit. */
  public Jets {
    Check.that(
        momenta.length == labels.length * particles * 4 && numbers.length == labels.length,
        "%d jets of %d particles do not fit %d momenta and %d numbers",
        labels.length,
        particles,
        momenta.length,
        numbers.length);
  }
}
