package dev.erlangen.spark.neuralpathways.data;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Refuses rows that nothing can be learnt from or predicted for, naming them. */
public final class RowCheck {
  private static final int NAMED = 10;

  private RowCheck() {}

  /**
   * Fails unless the features are finite and n in number.
   *
   * @param rows any rows
   * @param features the model's n
   */
  public static void features(Rows rows, int features) {
    Check.that(
        rows.features() == features,
        "the model reads %d features per row, got %d",
        features,
        rows.features());
    int n = rows.features();
    refuse(rows, i -> !finite(rows.x(), i * n, n), "a feature that is not a finite number");
  }

  /**
   * Fails unless the rows can be trained on.
   *
   * @param outputs outputs of a regression, or the number of classes
   */
  public static void training(Rows rows, Task task, int outputs) {
    Check.that(rows.count() > 0, "the data set is empty");
    features(rows, rows.features());
    int m = rows.targets();
    if (task == Task.REGRESSION) {
      Check.that(m == outputs, "every row needs %d targets, got %d", outputs, m);
      refuse(rows, i -> !finite(rows.y(), i * m, m), "a target that is not a finite number");
    } else {
      Check.that(m == 1, "a class is one target, got %d", m);
      refuse(
          rows,
          i -> !(rows.y()[i] >= 0 && rows.y()[i] < outputs && rows.y()[i] == (int) rows.y()[i]),
          "a class that is not one of 0 to " + (outputs - 1));
    }
  }

  private static boolean finite(float[] values, int first, int count) {
    for (int i = first; i < first + count; i++) {
      if (!Float.isFinite(values[i])) {
        return false;
      }
    }
    return true;
  }

  private static void refuse(Rows rows, IntPredicate bad, String what) {
    List<Long> named = new ArrayList<>();
    int count = 0;
    for (int i = 0; i < rows.count(); i++) {
      if (bad.test(i)) {
        count++;
        if (named.size() < NAMED) {
          named.add(rows.ids()[i]);
        }
      }
    }
    Check.that(
        count == 0, "%d rows have %s: ids %s%s", count, what, named, count > NAMED ? ", …" : "");
  }
}
