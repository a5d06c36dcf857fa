package dev.erlangen.geometry.cgenn.data;

import dev.erlangen.core.Check;
import dev.erlangen.graph.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A simulator of charged particles (Kipf et al. 2018; Satorras, Hoogeboom, Welling 2021): charges
 * ±1, locations of N(0, I), velocities of length 0.5 in random directions, force {@code Σ_j q_i q_j
 * (x_i - x_j)/r³} with components clipped to ±100, symplectic Euler steps. A state is recorded
 * every so many steps; the input is one record, the target a later one.
 *
 * @param particles particles per system
 * @param step dt
 * @param stride steps between records
 * @param input number of the input's record, from 0, which is after {@code stride} steps
 * @param target number of the target's record
 */
public record ChargedParticles(int particles, double step, int stride, int input, int target) {
  private static final double SPEED = 0.5;
  private static final double LARGEST_FORCE = 100;
  private static final int D = ParticleData.SPACE;

  public ChargedParticles {
    Check.between("particles", particles, 2, 1000);
    Check.positive("step", step);
    Check.positive("stride", stride);
    Check.notNegative("input", input);
    Check.that(target > input, "the target %d must come after the input %d", target, input);
  }

  /** As published: five particles, dt = 0.001, records 30 and 40 of every hundredth step. */
  public ChargedParticles() {
    this(5, 1e-3, 100, 30, 40);
  }

  /** Time from the input to the target. */
  public double horizon() {
    return step * stride * (target - input);
  }

  /** Simulates {@code count} systems in parallel; system i depends on the seed and i alone. */
  public ParticleData draw(int count, long seed) {
    Check.positive("count", count);
    int n = particles;
    double[] location = new double[count * n * D];
    double[] velocity = new double[count * n * D];
    double[] charge = new double[count * n];
    double[] end = new double[count * n * D];
    SplittableRandom random = new SplittableRandom(seed);
    List<SplittableRandom> each = IntStream.range(0, count).mapToObj(i -> random.split()).toList();
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    Parallel.map(
        all,
        i -> {
          Cloud cloud = new Cloud(each.get(i));
          cloud.run(stride * (input + 1));
          System.arraycopy(cloud.x, 0, location, i * n * D, n * D);
          System.arraycopy(cloud.v, 0, velocity, i * n * D, n * D);
          System.arraycopy(cloud.q, 0, charge, i * n, n);
          cloud.run(stride * (target - input));
          System.arraycopy(cloud.x, 0, end, i * n * D, n * D);
          return i;
        });
    return new ParticleData(n, location, velocity, charge, end);
  }

  private final class Cloud {
    final double[] x;
    final double[] v = new double[particles * D];
    final double[] q = new double[particles];
    private final double[] force = new double[particles * D];

    Cloud(SplittableRandom random) {
      for (int i = 0; i < particles; i++) {
        q[i] = random.nextBoolean() ? 1 : -1;
      }
      x = Normals.draw(particles * D, random);
      for (int i = 0; i < particles; i++) {
        double[] direction = Normals.draw(D, random);
        double length = Math.hypot(Math.hypot(direction[0], direction[1]), direction[2]);
        for (int c = 0; c < D; c++) {
          v[i * D + c] = SPEED * direction[c] / length;
        }
      }
      kick();
    }

    void run(int steps) {
      for (int s = 0; s < steps; s++) {
        for (int k = 0; k < x.length; k++) {
          x[k] += step * v[k];
        }
        kick();
      }
    }

    private void kick() {
      Arrays.fill(force, 0);
      for (int i = 0; i < particles; i++) {
        for (int j = 0; j < i; j++) {
          pair(i * D, j * D, q[i] * q[j]);
        }
      }
      for (int k = 0; k < v.length; k++) {
        v[k] += step * Math.max(-LARGEST_FORCE, Math.min(LARGEST_FORCE, force[k]));
      }
    }

    private void pair(int i, int j, double charges) {
      double a = x[i] - x[j];
      double b = x[i + 1] - x[j + 1];
      double c = x[i + 2] - x[j + 2];
      double square = a * a + b * b + c * c;
      double f = charges / (square * Math.sqrt(square));
      force[i] += f * a;
      force[i + 1] += f * b;
      force[i + 2] += f * c;
      force[j] -= f * a;
      force[j + 1] -= f * b;
      force[j + 2] -= f * c;
    }
  }
}
