package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.spark.neuralpathways.data.Holdout;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Scaling;
import dev.erlangen.spark.neuralpathways.data.Standardise;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.engine.RowTable;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.expert.ExpertTask;
import dev.erlangen.spark.neuralpathways.expert.FitSpec;
import dev.erlangen.spark.neuralpathways.scale.Statistics;
import dev.erlangen.spark.neuralpathways.tree.HierarchicalKMeans;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One arm of an experiment before its experts are trained.
 *
 * @param tree the grown tree
 * @param reader what rows are routed by
 * @param warm where experts start from; empty for their own start
 */
record Setups(RoutingTree tree, RowReader reader, Map<Integer, ExpertData> warm) {

  /**
   * Grows a tree; {@code height} 0 is a central model.
   *
   * @param standardise whether rows are routed by standardised features or by the features
   */
  static Setups grown(
      Rows train,
      Task task,
      int outputs,
      boolean standardise,
      int valency,
      int height,
      int minLeaf,
      long seed) {
    Holdout none = new Holdout(0, seed);
    try (LocalEngine engine = new LocalEngine(1);
        RowTable table = engine.table(train)) {
      Scaling target = task == Task.REGRESSION ? Statistics.targets(table, none) : Scaling.none(1);
      Scaling features =
          standardise ? Statistics.features(table, none) : Scaling.none(train.features());
      Standardise map = new Standardise(features);
      RoutingTree tree =
          new HierarchicalKMeans(valency, height, minLeaf, seed).fit(table, map, none);
      return new Setups(tree, new RowReader(task, outputs, map, false, target), Map.of());
    }
  }

  /** Returns this with every expert starting from one that is trained on all rows. */
  Setups warmed(ExpertSpec spec, FitSpec fit, Rows train) {
    ExpertTask task = new ExpertTask(spec, reader, fit, new HashMap<>(), 0);
    List<ExpertData> base = task.run(new TreeMap<>(Map.of(-1, train)));
    Map<Integer, ExpertData> all = new TreeMap<>();
    for (int leaf : tree.shape().leaves()) {
      all.put(leaf, base.get(0).at(leaf));
    }
    return new Setups(tree, reader, all);
  }

  PathwaysProblem problem(ExpertSpec spec, FitSpec fit, Rows train, Rows test) {
    return new PathwaysProblem(tree, reader, spec, fit, train, warm, new Scores(test));
  }
}
