package dev.erlangen.geometry.cgenn.data;

import dev.erlangen.core.Check;

/**
 * Jets with their beams in front.
 *
 * @param slots rows per jet: two beams, particles, padding
 * @param momenta (E, px, py, pz), row-major (jets, slots, 4); rows of padding are 0
 * @param scalars one-hot of beam and particle times √|m²|, row-major (jets, slots, 2)
 * @param numbers rows of each jet that are not padding
 * @param labels classes
 */
public record JetData(int slots, double[] momenta, double[] scalars, int[] numbers, long[] labels) {
  private static final int BEAMS = 2;
  private static final int SPACETIME = 4;

  public JetData {
    int jets = labels.length;
    Check.that(
        momenta.length == jets * slots * SPACETIME
            && scalars.length == jets * slots * 2
            && numbers.length == jets,
        "%d jets of %d rows do not fit %d momenta, %d scalars and %d numbers",
        jets,
        slots,
        momenta.length,
        scalars.length,
        numbers.length);
    for (int number : numbers) {
      Check.between("rows of a jet", number, 1, slots);
    }
  }

  /** Number of jets. */
  public int count() {
    return labels.length;
  }

  /**
   * Puts the beams (√2, 0, 0, ±1) before the particles.
   *
   * @param particles most particles per jet
   * @param momenta row-major (jets, particles, 4)
   * @param numbers particles of each jet
   */
  public static JetData withBeams(int particles, double[] momenta, int[] numbers, long[] labels) {
    int slots = particles + BEAMS;
    double[] all = new double[labels.length * slots * SPACETIME];
    double[] scalars = new double[labels.length * slots * 2];
    int[] rows = new int[labels.length];
    for (int j = 0; j < labels.length; j++) {
      int first = j * slots * SPACETIME;
      for (int b = 0; b < BEAMS; b++) {
        all[first + b * SPACETIME] = Math.sqrt(2);
        all[first + b * SPACETIME + 3] = b == 0 ? 1 : -1;
      }
      System.arraycopy(
          momenta,
          j * particles * SPACETIME,
          all,
          first + BEAMS * SPACETIME,
          particles * SPACETIME);
      rows[j] = numbers[j] + BEAMS;
      for (int i = 0; i < rows[j]; i++) {
        int kind = i < BEAMS ? 0 : 1;
        scalars[(j * slots + i) * 2 + kind] = Math.sqrt(Math.abs(mass(all, first + i * SPACETIME)));
      }
    }
    return new JetData(slots, all, scalars, rows, labels);
  }

  private static double mass(double[] p, int at) {
    return p[at] * p[at] - p[at + 1] * p[at + 1] - p[at + 2] * p[at + 2] - p[at + 3] * p[at + 3];
  }
}
