package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** Frames that are as small as an input allows: one element wherever it has a canonical form. */
public final class Canonicalisation {
  private static final int LARGEST = 12;

  private Canonicalisation() {}

  /**
   * Sorts the rows of (n, d) lexicographically. Equal rows may be exchanged freely, so one element
   * is always enough.
   */
  public static Frame<Permutation, Tensor> sortedRows() {
    return x -> {
      int n = (int) x.size(0);
      double[] values = Tensors.doubles(x);
      int width = n == 0 ? 0 : values.length / n;
      int[] order =
          IntStream.range(0, n)
              .boxed()
              .sorted(
                  (a, b) ->
                      Arrays.compare(
                          values, a * width, (a + 1) * width, values, b * width, (b + 1) * width))
              .mapToInt(Integer::intValue)
              .toArray();
      // x = g·sorted(x): the canonical form is reached by the inverse of the frame element.
      return List.of(new Permutation(order).inverse());
    };
  }

  /**
   * Signs for the columns of (n, k) that do not depend on the order of the rows: a column whose
   * sorted entries differ from those of its negative takes the sign under which they are
   * lexicographically greater; any other column equals its negative up to a renumbering, has no
   * canonical sign, and keeps both. Elements: 2^(number of such columns), which must be at most 12.
   *
   * @param tolerance below which two entries count as equal
   */
  public static Frame<Tensor, Tensor> columnSigns(double tolerance) {
    Check.that(tolerance >= 0, "the tolerance must not be negative, got %s", tolerance);
    return x -> {
      Check.that(x.dim() == 2, "columns need a matrix, got shape %s", Tensors.shape(x));
      int k = (int) x.size(1);
      double[] signs = new double[k];
      int open = 0;
      for (int j = 0; j < k; j++) {
        signs[j] = sign(Tensors.doubles(x.select(1, j)), tolerance);
        open += signs[j] == 0 ? 1 : 0;
      }
      Check.that(
          open <= LARGEST, "%d columns have no canonical sign; at most %d may", open, LARGEST);
      List<Tensor> out = new ArrayList<>();
      for (int mask = 0; mask < 1 << open; mask++) {
        double[] element = signs.clone();
        int bit = 0;
        for (int j = 0; j < k; j++) {
          element[j] = signs[j] != 0 ? signs[j] : (mask >> bit++ & 1) == 0 ? 1 : -1;
        }
        out.add(Tensors.of(element));
      }
      return out;
    };
  }

  /** +1, -1, or 0 where the entries and their negatives are the same multiset. */
  private static double sign(double[] column, double tolerance) {
    double[] up = column.clone();
    Arrays.sort(up);
    int n = up.length;
    if (n == 0 || Math.max(-up[0], up[n - 1]) <= tolerance) {
      return 1; // a column of zeros is its own negative: either sign gives the same
    }
    for (int i = 0; i < n; i++) {
      double difference =
          up[n - 1 - i] + up[i]; // the i-th largest entry minus that of the negative
      if (Math.abs(difference) > tolerance) {
        return Math.signum(difference);
      }
    }
    return 0;
  }
}
