package dev.erlangen.geometry.cgenn.data;

import dev.erlangen.core.Check;

/**
 * Systems of charged particles at two times.
 *
 * @param particles particles per system
 * @param location row-major (systems, particles, 3)
 * @param velocity row-major (systems, particles, 3)
 * @param charge row-major (systems, particles)
 * @param end locations later, row-major (systems, particles, 3)
 */
public record ParticleData(
    int particles, double[] location, double[] velocity, double[] charge, double[] end) {
  /** Dimension of space. */
  public static final int SPACE = 3;

  public ParticleData {
    Check.positive("particles", particles);
    Check.that(
        location.length == SPACE * charge.length
            && velocity.length == location.length
            && end.length == location.length
            && charge.length % particles == 0,
        "%d charges need three times as many coordinates, got %d, %d and %d",
        charge.length,
        location.length,
        velocity.length,
        end.length);
  }

  /** Number of systems. */
  public int count() {
    return charge.length / particles;
  }
}
