package dev.erlangen.geometry.clifford;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ways through the geometric product that are not always zero, each of which gets a weight of
 * its own, in row-major order of (left, out, right). Parts of grades r and s share m vectors and
 * give grade r + s - 2m; a degenerate metric forbids those m that need a null vector.
 *
 * @param dimension n
 * @param all the paths, C(n+3, 3) of them unless the metric is degenerate
 */
public record GradePaths(int dimension, List<GradePath> all) {
  public GradePaths {
    all = List.copyOf(all);
  }

  /** The paths of a form without null directions, and of every learned form. */
  public static GradePaths nonDegenerate(int n) {
    return of(n, n);
  }

  /** The paths of a diagonal form; entries of exactly 0 are null. */
  public static GradePaths of(double... signature) {
    int rank = (int) Arrays.stream(signature).filter(s -> s != 0).count();
    return of(signature.length, rank);
  }

  private static GradePaths of(int n, int rank) {
    Check.between("dimensions of a Clifford algebra", n, 1, Blades.LARGEST);
    List<GradePath> all = new ArrayList<>();
    for (int left = 0; left <= n; left++) {
      for (int out = 0; out <= n; out++) {
        for (int right = 0; right <= n; right++) {
          int twice = left + right - out;
          int shared = twice / 2;
          boolean fits = twice >= 0 && twice % 2 == 0 && left + right - shared <= n;
          if (fits && shared <= Math.min(rank, Math.min(left, right))) {
            all.add(new GradePath(left, out, right));
          }
        }
      }
    }
    return new GradePaths(n, all);
  }

  /** Number of paths. */
  public int count() {
    return all.size();
  }

  /** Numbers of the paths that end in a grade, ascending. */
  public List<Integer> into(int out) {
    List<Integer> found = new ArrayList<>();
    for (int p = 0; p < all.size(); p++) {
      if (all.get(p).out() == out) {
        found.add(p);
      }
    }
    return found;
  }
}
