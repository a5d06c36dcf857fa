package dev.erlangen.geometry.cgenn.data;

import dev.erlangen.core.Check;
import dev.erlangen.graph.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Points of N(0, I) and the volume of their convex hull; 16 points in 5 dimensions as published.
 */
public final class ConvexHulls {
  private ConvexHulls() {}

  /** Draws {@code count} sets of points and computes their hulls in parallel. */
  public static PointData draw(int count, int points, int dimension, long seed) {
    Check.positive("count", count);
    Check.between("dimension", dimension, 2, 8);
    Check.between("points", points, dimension + 1, 200);
    int size = points * dimension;
    double[] x = Normals.draw(count * size, new SplittableRandom(seed));
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    double[] volumes =
        Parallel.map(
                all,
                e -> {
                  double[] own = Arrays.copyOfRange(x, e * size, (e + 1) * size);
                  return ConvexHull.of(own, dimension).volume();
                })
            .stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    return new PointData(points, dimension, x, volumes);
  }
}
