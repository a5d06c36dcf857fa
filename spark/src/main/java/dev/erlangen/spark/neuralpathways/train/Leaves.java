package dev.erlangen.spark.neuralpathways.train;

import dev.erlangen.core.Mix;
import dev.erlangen.spark.neuralpathways.data.FeatureMap;
import dev.erlangen.spark.neuralpathways.data.Holdout;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.Bins;
import dev.erlangen.spark.neuralpathways.engine.BlockTask;
import dev.erlangen.spark.neuralpathways.engine.GroupSizes;
import dev.erlangen.spark.neuralpathways.engine.RowTable;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.expert.ExpertTask;
import dev.erlangen.spark.neuralpathways.expert.FitSpec;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.soft.SoftRefinement;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Training of the experts at the leaves of a tree, all at once and none waiting for another.
 *
 * @param config what is trained
 * @param table the rows
 * @param parallelism bins that leaves are packed into
 * @param holdout rows that are not trained on
 */
record Leaves(PathwaysConfig config, RowTable table, int parallelism, Holdout holdout) {
  private static final int SAMPLE = 4096;
  private static final int SOFT_SAMPLE = 20_000;
  private static final int BASE = -1;
  private static final int SHORTER = 5;

  /** Sends every training row to its leaf. */
  record Route(RoutingTree tree, FeatureMap features, Holdout holdout) implements BlockTask<int[]> {
    @Override
    public int[] run(Rows block) {
      int[] leaf = tree.routeAll(features.of(block));
      for (int i = 0; i < leaf.length; i++) {
        leaf[i] = holdout.has(block.ids()[i]) ? -1 : leaf[i];
      }
      return leaf;
    }
  }

  /** Rows whose ids hash lowest, as if drawn at random. */
  private record SampleRows(Holdout holdout, int most, long seed) implements BlockTask<Rows> {
    @Override
    public Rows run(Rows block) {
      int[] kept =
          IntStream.range(0, block.count())
              .filter(i -> !holdout.has(block.ids()[i]))
              .boxed()
              .sorted(Comparator.comparingLong((Integer i) -> Mix.of(seed, block.ids()[i])))
              .limit(most)
              .mapToInt(Integer::intValue)
              .toArray();
      return block.select(kept);
    }
  }

  FitSpec fit() {
    PathwaysConfig.Fit f = config.fit();
    return new FitSpec(f.steps(), f.batch(), f.rate(), config.seed());
  }

  /** Trains an expert for every leaf from the start, or from a common one. */
  Assembled train(RoutingTree tree, RowReader reader) {
    HashMap<Integer, ExpertData> warm = new HashMap<>();
    if (config.fit().warmStart()) {
      ExpertData base = base(reader);
      for (int leaf : tree.shape().leaves()) {
        warm.put(leaf, base.at(leaf));
      }
    }
    List<ExpertData> experts =
        train(new Route(tree, reader.features(), holdout), reader, fit(), warm);
    return new Assembled(tree, reader, config.expert(), complete(tree, experts, warm, reader));
  }

  /** Trains the experts of a model on for {@code steps} updates, after its rows have moved. */
  Assembled trainOn(Assembled model, int steps) {
    HashMap<Integer, ExpertData> warm = new HashMap<>(model.experts());
    Route route = new Route(model.tree(), model.reader().features(), holdout);
    List<ExpertData> experts = train(route, model.reader(), fit().withSteps(steps), warm);
    return model.with(experts);
  }

  int fewSteps() {
    return Math.max(1, config.fit().steps() / SHORTER);
  }

  /** Refines prototypes and experts together on a sample and then every expert on its rows. */
  Assembled refined(Assembled model, int steps) {
    Rows some = sample(SOFT_SAMPLE);
    return trainOn(SoftRefinement.refine(model, some, fit().withSteps(steps)), fewSteps());
  }

  /** Trains one expert per group of rows. */
  List<ExpertData> train(
      BlockTask<int[]> key, RowReader reader, FitSpec fit, HashMap<Integer, ExpertData> warm) {
    Map<Integer, Long> sizes = count(key);
    ExpertTask task =
        new ExpertTask(config.expert(), reader, fit, warm, config.fit().maxLeafRows());
    return table.groups(key, Bins.pack(sizes, parallelism), task);
  }

  /** Rows per group. */
  SortedMap<Integer, Long> count(BlockTask<int[]> key) {
    return GroupSizes.of(table, key);
  }

  /** One expert trained on a sample of all rows. */
  private ExpertData base(RowReader reader) {
    Rows some = sample(SAMPLE);
    ExpertTask task = new ExpertTask(config.expert(), reader, fit(), new HashMap<>(), 0);
    return task.run(new TreeMap<>(Map.of(BASE, some))).get(0);
  }

  private Rows sample(int most) {
    List<Rows> parts = new ArrayList<>(table.map(new SampleRows(holdout, most, config.seed())));
    Rows joined = Rows.joined(parts);
    return new SampleRows(holdout, most, config.seed()).run(joined).sorted();
  }

  /** A leaf that has lost all its rows gets the expert it would have started from. */
  private SortedMap<Integer, ExpertData> complete(
      RoutingTree tree, List<ExpertData> experts, Map<Integer, ExpertData> warm, RowReader reader) {
    SortedMap<Integer, ExpertData> out = new TreeMap<>();
    experts.forEach(e -> out.put(e.leaf(), e));
    for (int leaf : tree.shape().leaves()) {
      if (!out.containsKey(leaf)) {
        out.put(leaf, warm.containsKey(leaf) ? warm.get(leaf) : base(reader).at(leaf));
      }
    }
    return out;
  }
}
