package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import dev.erlangen.data.io.TextInput;
import dev.erlangen.spark.neuralpathways.data.Rows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The UCI optical digits: 64 pixels of 0 to 16 and a digit per line. */
final class Digits {
  private static final int PIXELS = 64;
  private static final int CLASSES = 10;
  private static final int WHITE = 16;
  private static final int MOST = 10_000;

  private Digits() {}

  static Entry entry() {
    return Catalog.standard().entry("digits");
  }

  static Rows load(DataStore store) {
    Entry entry = entry();
    return read(store.get(entry, "digits.csv.gz"));
  }

  private static Rows read(Path file) {
    float[] x = new float[MOST * PIXELS];
    float[] y = new float[MOST];
    int n = 0;
    try (TextInput in = TextInput.open(file)) {
      while (in.nextNotBlank()) {
        Check.that(n < MOST, "%s has more than %d lines", file, MOST);
        for (int c = 0; c < PIXELS; c++) {
          x[n * PIXELS + c] = in.integer("a pixel", 0, WHITE);
        }
        y[n++] = in.integer("the digit", 0, CLASSES - 1);
        in.endOfLine();
      }
    }
    return Rows.of(PIXELS, Arrays.copyOf(x, n * PIXELS), 1, Arrays.copyOf(y, n));
  }

  /** Draws a training set; the others are for testing. */
  static Functions.Sets split(Rows all, int train, long seed) {
    Check.between("data.train", train, 1, all.count() - 1);
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[all.count()];
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return new Functions.Sets(
        all.select(Arrays.copyOf(order, train)),
        all.select(Arrays.copyOfRange(order, train, order.length)));
  }
}
