package dev.erlangen.spark.neuralpathways.train;

import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Fit;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Partition;
import java.util.SplittableRandom;

/** Rows and configurations for tests. */
public final class Samples {
  private Samples() {}

  /** A bumpy function of two features, ids with gaps. */
  public static Rows bumpy(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] ids = new long[count];
    float[] x = new float[2 * count];
    float[] y = new float[count];
    for (int i = 0; i < count; i++) {
      ids[i] = 3L * i - 1000;
      x[2 * i] = (float) random.nextDouble();
      x[2 * i + 1] = (float) random.nextDouble(0, 50);
      y[i] = (float) (200 + 30 * Math.sin(9 * x[2 * i]) * Math.cos(x[2 * i + 1] / 6));
    }
    return new Rows(ids, 2, x, 1, y);
  }

  /** Which of three stripes a point is in. */
  public static Rows stripes(int count, long seed) {
    Rows rows = bumpy(count, seed);
    float[] y = new float[count];
    for (int i = 0; i < count; i++) {
      y[i] = (int) (9 * rows.x()[2 * i]) % 3;
    }
    return new Rows(rows.ids(), 2, rows.x(), 1, y);
  }

  /** The rows in another order. */
  public static Rows shuffled(Rows rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[rows.count()];
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return rows.select(order);
  }

  /** A quick training. */
  public static PathwaysConfig quick() {
    return PathwaysConfig.regression(1)
        .with(Partition.of(3, 2).withMinLeaf(20))
        .with(ExpertSpec.prelu(6, 1))
        .with(new Fit(60, 16, 1e-2, false, 0))
        .withSeed(4);
  }
}
