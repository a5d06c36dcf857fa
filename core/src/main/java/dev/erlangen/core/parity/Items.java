package dev.erlangen.core.parity;

import java.util.ArrayList;
import java.util.List;

/**
 * A tensor seen as a list of items: its columns or its rows.
 *
 * @param step from an item to the next
 * @param inner from an entry of an item to the next
 */
record Items(Values values, int count, int size, int step, int inner) {

  static Items columns(Values v) {
    int columns = (int) v.shape()[1];
    return new Items(v, columns, (int) v.shape()[0], 1, columns);
  }

  static Items rows(Values v) {
    int rows = v.shape().length == 0 ? 1 : (int) v.shape()[0];
    int size = rows == 0 ? 0 : v.reals().length / rows;
    return new Items(v, rows, size, size, 1);
  }

  /** Largest error over the entries of item i against item j, which is multiplied by sign. */
  double error(int i, Items want, int j, Tolerance tolerance, int sign) {
    double worst = 0;
    for (int e = 0; e < size; e++) {
      int a = i * step + e * inner;
      int b = j * want.step + e * want.inner;
      double error =
          want.values.exact()
              ? values.error(a, want.values, b, tolerance)
              : tolerance.error(sign * values.reals()[a], want.values.reals()[b]);
      worst = Math.max(worst, error);
    }
    return worst;
  }

  /** As {@link #error}, with the better of both signs where the tolerance leaves it open. */
  double error(int i, Items want, int j, Tolerance tolerance) {
    double plain = error(i, want, j, tolerance, 1);
    return tolerance.columnSign() ? Math.min(plain, error(i, want, j, tolerance, -1)) : plain;
  }

  /** The entries of item i, if they are integers. */
  List<Long> key(int i) {
    List<Long> out = new ArrayList<>();
    long[] integers = values.integers();
    for (int e = 0; integers != null && e < size; e++) {
      out.add(integers[i * step + e * inner]);
    }
    return out;
  }
}
