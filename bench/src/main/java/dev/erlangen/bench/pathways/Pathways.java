package dev.erlangen.bench.pathways;

import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.experiment.Functions;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.train.NeuralPathways;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Fit;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Partition;

/** The trainings that are timed: the function and the experts of pathways-weierstrass. */
final class Pathways {
  static final int STEPS = 100;
  static final int BATCH = 32;
  static final Rows ROWS = Functions.WEIERSTRASS.sets(4000, 10, 0).train();

  private Pathways() {}

  /** Trains a tree of {@code 2^height} leaves. */
  static Assembled trained(int height, LocalEngine engine) {
    PathwaysConfig config =
        PathwaysConfig.regression(1)
            .with(Partition.of(2, height).withMinLeaf(5))
            .with(ExpertSpec.prelu(12, 2))
            .with(new Fit(STEPS, BATCH, 5e-3, false, 0));
    return new NeuralPathways(config, engine).train(ROWS);
  }
}
