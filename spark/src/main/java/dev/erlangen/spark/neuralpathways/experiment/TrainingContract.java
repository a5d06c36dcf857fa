package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.train.NeuralPathways;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Fit;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Partition;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/** The order of the training rows does not change the model: not by a bit, whatever the type. */
final class TrainingContract {
  private static final int ROWS = 96;
  private static final int FEATURES = 2;
  private static final int COLUMNS = FEATURES + 2;

  private TrainingContract() {}

  static SymmetryContract rowOrder() {
    return Contract.holds(
            "training: the order of the rows changes nothing",
            Symmetry.invariance(new Permutations(ROWS), Actions.permute(0)),
            TrainingContract::table,
            type -> (x, mode) -> trained(x))
        .withVarying((x, rng) -> table(rng));
  }

  /** Rows (id, two features, target). */
  private static Tensor table(Rng rng) {
    Tensor x = rng.uniform(0, 1, ROWS, FEATURES);
    Tensor y = x.prod(1).unsqueeze(1).add(rng.normal(1, 1));
    double[] ids = new double[ROWS];
    Arrays.setAll(ids, i -> 7.0 * i);
    return Tensors.cat(1, Tensors.like(Tensors.of(ids, ROWS, 1), x), x, y);
  }

  private static Tensor trained(Tensor table) {
    float[] all = Tensors.floats(table);
    long[] ids = new long[ROWS];
    float[] x = new float[ROWS * FEATURES];
    float[] y = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      ids[i] = (long) all[i * COLUMNS];
      System.arraycopy(all, i * COLUMNS + 1, x, i * FEATURES, FEATURES);
      y[i] = all[i * COLUMNS + COLUMNS - 1];
    }
    PathwaysConfig config =
        PathwaysConfig.regression(1)
            .with(Partition.of(2, 2).withMinLeaf(8))
            .with(ExpertSpec.prelu(4, 1))
            .with(new Fit(20, 16, 1e-2, false, 0));
    float[] queries = {0.1f, 0.1f, 0.9f, 0.2f, 0.2f, 0.8f, 0.7f, 0.9f};
    try (LocalEngine engine = new LocalEngine(1)) {
      Rows rows = new Rows(ids, FEATURES, x, 1, y);
      return Tensors.of(
          new NeuralPathways(config, engine).train(rows).predict(Rows.of(FEATURES, queries)));
    }
  }
}
