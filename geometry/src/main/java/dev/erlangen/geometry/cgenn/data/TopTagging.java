package dev.erlangen.geometry.cgenn.data;

import dev.erlangen.core.Check;
import java.util.SplittableRandom;

/**
 * Synthetic jets in place of the public ones, which are too large to ship: a jet of class 1 has
 * three prongs like the decay of a top quark, one of class 0 has one. The prongs of a top share
 * their momentum with an invariant mass, so classes differ by Lorentz invariants, and each jet
 * moves with a transverse momentum of its own.
 *
 * @param particles most particles per jet, beams not counted
 */
public record TopTagging(int particles) {
  private static final int SPACETIME = 4;
  private static final double WIDTH = 0.05;
  private static final double MASS = 1.7;
  private static final double MOMENTUM = 5.5;

  public TopTagging {
    Check.between("particles", particles, 4, 200);
  }

  /** Draws {@code count} jets, every second one of class 1. */
  public JetData draw(int count, long seed) {
    Check.positive("count", count);
    double[] momenta = new double[count * particles * SPACETIME];
    int[] numbers = new int[count];
    long[] labels = new long[count];
    SplittableRandom random = new SplittableRandom(seed);
    for (int j = 0; j < count; j++) {
      labels[j] = j % 2;
      numbers[j] = random.nextInt(particles / 2, particles + 1);
      jet(momenta, j * particles * SPACETIME, numbers[j], labels[j] == 1, random);
    }
    return JetData.withBeams(particles, momenta, numbers, labels);
  }

  private void jet(double[] to, int at, int number, boolean top, SplittableRandom random) {
    double[] boost = direction(random);
    double momentum = MOMENTUM * (1 + 0.2 * random.nextDouble());
    double[][] prongs = top ? decay(random) : new double[][] {new double[SPACETIME]};
    for (int i = 0; i < number; i++) {
      double[] prong = prongs[i % prongs.length];
      double[] p = new double[SPACETIME];
      double share = momentum * random.nextDouble() / number;
      double square = 0;
      for (int c = 1; c < SPACETIME; c++) {
        p[c] =
            share * boost[c]
                + prong[c] * random.nextDouble() / number * prongs.length
                + WIDTH * random.nextGaussian() * momentum / number;
        square += p[c] * p[c];
      }
      p[0] = Math.sqrt(square); // massless
      System.arraycopy(p, 0, to, at + i * SPACETIME, SPACETIME);
    }
  }

  /** Three momenta that add up to zero, in a random plane. */
  private static double[][] decay(SplittableRandom random) {
    double[] a = direction(random);
    double[] b = direction(random);
    double[][] out = new double[3][SPACETIME];
    for (int c = 1; c < SPACETIME; c++) {
      out[0][c] = MASS * a[c];
      out[1][c] = MASS * (b[c] - a[c]) / 2;
      out[2][c] = -out[0][c] - out[1][c];
    }
    return out;
  }

  private static double[] direction(SplittableRandom random) {
    double[] v = new double[SPACETIME];
    double square = 0;
    for (int c = 1; c < SPACETIME; c++) {
      v[c] = random.nextGaussian();
      square += v[c] * v[c];
    }
    for (int c = 1; c < SPACETIME; c++) {
      v[c] /= Math.sqrt(square);
    }
    return v;
  }
}
