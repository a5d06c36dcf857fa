package dev.erlangen.spark.neuralpathways.train;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.FeatureMap;
import dev.erlangen.spark.neuralpathways.data.Holdout;
import dev.erlangen.spark.neuralpathways.data.RowCheck;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Scaling;
import dev.erlangen.spark.neuralpathways.data.Standardise;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.engine.ComputeEngine;
import dev.erlangen.spark.neuralpathways.engine.RowTable;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.scale.Statistics;
import dev.erlangen.spark.neuralpathways.tree.HierarchicalKMeans;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains neural pathways in phases: scale, partition by hierarchical k-means, train an expert per
 * leaf independently, refine, prune. The model depends on rows, configuration and seed alone: not
 * on the order of the rows, nor on the engine, its partitions or repeated tasks.
 *
 * <p>The procedure completes the abstract of Sáez de Ocáriz Borde, Furuya, Kratsios and Law (2024),
 * which names its steps only; see {@code docs/guide-pathways.md}.
 *
 * @param config what is trained
 * @param engine where it runs
 * @param embedding what rows are routed by in place of {@code config.partition.routing}, or null
 * @param notes is told what a user should know
 */
public record NeuralPathways(
    PathwaysConfig config,
    ComputeEngine engine,
    @Nullable FeatureMap embedding,
    Consumer<String> notes) {
  private static final double UNEVEN = 1e3;

  /** Training by a configuration, in silence. */
  public NeuralPathways(PathwaysConfig config, ComputeEngine engine) {
    this(config, engine, null, note -> {});
  }

  /** Returns this telling its notes to {@code listener}. */
  public NeuralPathways telling(Consumer<String> listener) {
    return new NeuralPathways(config, engine, embedding, listener);
  }

  /** Returns this routing by a frozen feature map of the user's. */
  public NeuralPathways routingBy(FeatureMap map) {
    return new NeuralPathways(config, engine, map, notes);
  }

  /**
   * Trains on rows with targets.
   *
   * @throws IllegalArgumentException if there are no rows, or some cannot be trained on, with their
   *     ids
   */
  public Assembled train(Rows rows) {
    RowCheck.training(rows, config.task(), config.outputs());
    try (RowTable table = engine.table(rows)) {
      return train(table);
    }
  }

  /** As {@link #train(Rows)}, on rows that an engine holds already. */
  public Assembled train(RowTable table) {
    Check.that(table.count() > 0, "the data set is empty");
    for (String problem : table.map(new Refusals(config.task(), config.outputs()))) {
      Check.that(problem.isEmpty(), "%s", problem);
    }
    Holdout holdout = new Holdout(config.pruning().validationShare(), config.seed());
    Scaling target =
        config.task() == Task.REGRESSION ? Statistics.targets(table, holdout) : Scaling.none(1);
    RowReader reader =
        new RowReader(
            config.task(),
            config.outputs(),
            features(table, holdout),
            config.partition().expertsReadRouting(),
            target);
    RoutingTree tree = partition(table, reader, holdout);
    Leaves leaves = new Leaves(config, table, engine.parallelism(), holdout);
    Assembled model = leaves.train(tree, reader);
    skew(model).ifPresent(notes);
    model = new Reassignment(leaves).apply(model, config.refine().reassignments());
    if (config.refine().softSteps() > 0) {
      model = leaves.refined(model, config.refine().softSteps());
    }
    return config.pruning().validationShare() > 0
        ? new Pruner(leaves, config.pruning().delta()).prune(model)
        : model;
  }

  private FeatureMap features(RowTable table, Holdout holdout) {
    if (embedding != null) {
      return embedding;
    }
    Scaling scaling = Statistics.features(table, holdout);
    int d = config.partition().components();
    return switch (config.partition().routing()) {
      case STANDARDISE -> new Standardise(scaling);
      case PCA -> Statistics.components(table, scaling, d, holdout);
      case IDENTITY -> {
        if (scaling.ratio() > UNEVEN) {
          notes.accept(
              "routing reads unscaled features whose deviations differ by a factor of %.0f: the"
                      .formatted(scaling.ratio())
                  + " largest decides alone; standardise them");
        }
        yield new Standardise(Scaling.none(table.features()));
      }
    };
  }

  private RoutingTree partition(RowTable table, RowReader reader, Holdout holdout) {
    PathwaysConfig.Partition p = config.partition();
    RoutingTree tree =
        new HierarchicalKMeans(p.valency(), p.height(), p.minLeaf(), config.seed())
            .fit(table, reader.features(), holdout);
    double wanted = Math.pow(p.valency(), p.height());
    int built = tree.shape().leaves().length;
    if (built < wanted) {
      notes.accept(
          "%d leaves were built of %.0f: the others would have had fewer than %d rows"
              .formatted(built, wanted, p.minLeaf()));
    }
    return tree;
  }

  private static Optional<String> skew(Assembled model) {
    long[] rows = model.experts().values().stream().mapToLong(ExpertData::rows).toArray();
    long all = Arrays.stream(rows).sum();
    long most = Arrays.stream(rows).max().orElse(0);
    return rows.length > 1 && most > all / 2
        ? Optional.of(
            "one leaf has %d of %d rows and is trained by one task; maxLeafRows bounds it"
                .formatted(most, all))
        : Optional.empty();
  }
}
