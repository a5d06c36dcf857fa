package dev.erlangen.spark.neuralpathways.data;

import dev.erlangen.core.Check;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a table, row-major: an id that tells rows apart, features, and targets unless the rows
 * are only to be predicted. The arrays are not copied and must not be changed.
 *
 * @param ids one number per row; training refuses repeated ones
 * @param features columns n of x
 * @param x features, (N, n)
 * @param targets columns of y: the outputs of a regression, 1 for the number of a class, 0 for none
 * @param y targets, (N, targets)
 */
public record Rows(long[] ids, int features, float[] x, int targets, float[] y)
    implements Serializable {

  public Rows {
    Check.positive("features", features);
    Check.notNegative("targets", targets);
    long n = ids.length;
    Check.that(
        x.length == n * features,
        "%d rows of %d features need %d values, got %d",
        n,
        features,
        n * features,
        x.length);
    Check.that(
        y.length == n * targets,
        "%d rows of %d targets need %d values, got %d",
        n,
        targets,
        n * targets,
        y.length);
  }

  /** Rows numbered from 0. */
  public static Rows of(int features, float[] x, int targets, float[] y) {
    long[] ids = new long[Check.positive("features", features) > 0 ? x.length / features : 0];
    Arrays.setAll(ids, i -> i);
    return new Rows(ids, features, x, targets, y);
  }

  /** Rows numbered from 0 that have no targets. */
  public static Rows of(int features, float[] x) {
    return of(features, x, 0, new float[0]);
  }

  /** Number N of rows. */
  public int count() {
    return ids.length;
  }

  /** Returns the rows of the given numbers, in that order. */
  public Rows select(int[] which) {
    long[] id = new long[which.length];
    float[] xs = new float[which.length * features];
    float[] ys = new float[which.length * targets];
    for (int i = 0; i < which.length; i++) {
      id[i] = ids[which[i]];
      System.arraycopy(x, which[i] * features, xs, i * features, features);
      System.arraycopy(y, which[i] * targets, ys, i * targets, targets);
    }
    return new Rows(id, features, xs, targets, ys);
  }

  /** Returns the rows from {@code first} up to {@code end}. */
  public Rows slice(int first, int end) {
    return new Rows(
        Arrays.copyOfRange(ids, first, end),
        features,
        Arrays.copyOfRange(x, first * features, end * features),
        targets,
        Arrays.copyOfRange(y, first * targets, end * targets));
  }

  /** Returns the same rows in ascending order of their ids. */
  public Rows sorted() {
    boolean ascending = true;
    for (int i = 1; i < ids.length && ascending; i++) {
      ascending = ids[i - 1] < ids[i];
    }
    return ascending ? this : select(order());
  }

  private int[] order() {
    long[][] keyed = new long[ids.length][];
    Arrays.setAll(keyed, i -> new long[] {ids[i], i});
    Arrays.sort(
        keyed, (a, b) -> a[0] == b[0] ? Long.compare(a[1], b[1]) : Long.compare(a[0], b[0]));
    return Arrays.stream(keyed).mapToInt(k -> (int) k[1]).toArray();
  }

  /** Returns the rows of all parts, sorted by id. */
  public static Rows joined(List<Rows> parts) {
    Check.that(!parts.isEmpty(), "there are no rows to join");
    int n = parts.stream().mapToInt(Rows::count).sum();
    Rows first = parts.get(0);
    long[] ids = new long[n];
    float[] xs = new float[n * first.features];
    float[] ys = new float[n * first.targets];
    int at = 0;
    for (Rows part : parts) {
      System.arraycopy(part.ids, 0, ids, at, part.count());
      System.arraycopy(part.x, 0, xs, at * first.features, part.x.length);
      System.arraycopy(part.y, 0, ys, at * first.targets, part.y.length);
      at += part.count();
    }
    return new Rows(ids, first.features, xs, first.targets, ys).sorted();
  }
}
