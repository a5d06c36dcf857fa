package dev.erlangen.spark.neuralpathways.train;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;

/**
 * How neural pathways are trained.
 *
 * @param task what is predicted
 * @param outputs outputs of a regression, or the number of classes
 * @param partition the tree
 * @param expert the networks at its leaves
 * @param fit how they are trained
 * @param refine what is done after the first training
 * @param pruning what is taken away at the end
 * @param seed of everything that is drawn
 */
public record PathwaysConfig(
    Task task,
    int outputs,
    Partition partition,
    ExpertSpec expert,
    Fit fit,
    Refine refine,
    Pruning pruning,
    long seed) {
  public PathwaysConfig {
    Check.that(
        task == Task.REGRESSION ? outputs >= 1 : outputs >= 2,
        "a regression needs at least 1 output, a classification 2 classes, got %d",
        outputs);
  }

  /** What rows are routed by. */
  public enum Routing {
    /** The features as they are. */
    IDENTITY,
    /** Features of mean 0 and deviation 1. */
    STANDARDISE,
    /** Principal components of the standardised features. */
    PCA
  }

  /**
   * The tree.
   *
   * @param valency children per node
   * @param height levels; 1 is a star of prototypes
   * @param minLeaf least rows of a leaf
   * @param routing what rows are routed by
   * @param components number of principal components, for PCA
   * @param expertsReadRouting whether experts read the routing features, not the raw ones
   */
  public record Partition(
      int valency,
      int height,
      int minLeaf,
      Routing routing,
      int components,
      boolean expertsReadRouting) {
    public Partition {
      Check.that(valency >= 2, "valency must be at least 2, got %d", valency);
      Check.that(height >= 0, "height must not be negative, got %d", height);
      Check.positive("minLeaf", minLeaf);
      Check.that(
          routing != Routing.PCA || components >= 1,
          "routing by principal components needs their number, got %d",
          components);
    }

    /** Standardised features, at least 20 rows per leaf. */
    public static Partition of(int valency, int height) {
      return new Partition(valency, height, 20, Routing.STANDARDISE, 0, false);
    }

    /** Returns this with another least number of rows. */
    public Partition withMinLeaf(int rows) {
      return new Partition(valency, height, rows, routing, components, expertsReadRouting);
    }

    /** Returns this routing by something else. */
    public Partition by(Routing other, int dimension) {
      return new Partition(valency, height, minLeaf, other, dimension, expertsReadRouting);
    }
  }

  /**
   * The training of every expert.
   *
   * @param steps updates
   * @param batch rows per update
   * @param rate first learning rate, along half a cosine to 0
   * @param warmStart whether all experts start from one that was trained on a sample of all rows
   * @param maxLeafRows most rows an expert reads, 0 for all
   */
  public record Fit(int steps, int batch, double rate, boolean warmStart, int maxLeafRows) {
    public Fit {
      Check.between("steps", steps, 1, 10_000_000);
      Check.between("batch", batch, 1, 1 << 20);
      Check.positive("rate", rate);
      Check.notNegative("maxLeafRows", maxLeafRows);
    }

    /** 500 updates of 32 rows from a rate of 5e-3, each expert from its own start. */
    public static Fit standard() {
      return new Fit(500, 32, 5e-3, false, 0);
    }
  }

  /**
   * Improvements of the partition by the losses of the experts.
   *
   * @param reassignments rounds in which rows choose the better of their two nearest branches
   * @param softSteps updates of prototypes and experts together by the soft loss, 0 for none
   */
  public record Refine(int reassignments, int softSteps) {
    /** No improvement. */
    public static final Refine NONE = new Refine(0, 0);

    public Refine {
      Check.between("reassignments", reassignments, 0, 100);
      Check.between("softSteps", softSteps, 0, 1_000_000);
    }
  }

  /**
   * Merging of siblings whose union is predicted as well by one expert.
   *
   * @param validationShare rows kept apart to judge by, 0 for no pruning
   * @param delta relative increase of the validation loss that is accepted
   */
  public record Pruning(double validationShare, double delta) {
    /** No pruning: all rows are trained on. */
    public static final Pruning NONE = new Pruning(0, 0);

    public Pruning {
      Check.between("validationShare", validationShare, 0, 0.5);
      Check.between("delta", delta, 0, 10);
    }
  }

  /** The usual regression: valency 4, height 2, experts of two hidden layers of 16. */
  public static PathwaysConfig regression(int outputs) {
    return new PathwaysConfig(
        Task.REGRESSION,
        outputs,
        Partition.of(4, 2),
        ExpertSpec.prelu(16, 2),
        Fit.standard(),
        Refine.NONE,
        Pruning.NONE,
        0);
  }

  /** As {@link #regression}, for classes. */
  public static PathwaysConfig classification(int classes) {
    PathwaysConfig c = regression(1);
    return new PathwaysConfig(
        Task.CLASSIFICATION, classes, c.partition, c.expert, c.fit, c.refine, c.pruning, c.seed);
  }

  /** Returns this with another tree. */
  public PathwaysConfig with(Partition other) {
    return new PathwaysConfig(task, outputs, other, expert, fit, refine, pruning, seed);
  }

  /** Returns this with other experts. */
  public PathwaysConfig with(ExpertSpec other) {
    return new PathwaysConfig(task, outputs, partition, other, fit, refine, pruning, seed);
  }

  /** Returns this with another training of the experts. */
  public PathwaysConfig with(Fit other) {
    return new PathwaysConfig(task, outputs, partition, expert, other, refine, pruning, seed);
  }

  /** Returns this with other improvements. */
  public PathwaysConfig with(Refine other) {
    return new PathwaysConfig(task, outputs, partition, expert, fit, other, pruning, seed);
  }

  /** Returns this with another pruning. */
  public PathwaysConfig with(Pruning other) {
    return new PathwaysConfig(task, outputs, partition, expert, fit, refine, other, seed);
  }

  /** Returns this from another seed. */
  public PathwaysConfig withSeed(long other) {
    return new PathwaysConfig(task, outputs, partition, expert, fit, refine, pruning, other);
  }
}
