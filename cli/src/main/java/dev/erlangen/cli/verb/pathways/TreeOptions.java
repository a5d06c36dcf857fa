package dev.erlangen.cli.verb.pathways;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig;
import picocli.CommandLine.Option;

/** The options that decide what tree rows go down. */
final class TreeOptions {
  private static final double VALIDATION_SHARE = 0.1;

  @Option(names = "--valency", description = "Children per node (${DEFAULT-VALUE}).")
  private int valency = 4;

  @Option(names = "--height", description = "Levels of the tree (${DEFAULT-VALUE}).")
  private int height = 2;

  @Option(names = "--min-leaf", description = "Least rows of a leaf (${DEFAULT-VALUE}).")
  private int minLeaf = 20;

  @Option(
      names = "--routing",
      description = "What rows are routed by: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private PathwaysConfig.Routing routing = PathwaysConfig.Routing.STANDARDISE;

  @Option(names = "--components", description = "Principal components, for --routing pca.")
  private int components = 0;

  @Option(names = "--reassign", description = "Rounds in which losses move the partition.")
  private int reassign = 0;

  @Option(names = "--soft-steps", description = "Updates of prototypes and experts together.")
  private int softSteps = 0;

  @Option(
      names = "--prune",
      paramLabel = "DELTA",
      description = "Merge siblings if the validation loss grows by at most this part.")
  private double prune = -1;

  PathwaysConfig.Partition partition() {
    return new PathwaysConfig.Partition(valency, height, minLeaf, routing, components, false);
  }

  PathwaysConfig.Refine refine() {
    return new PathwaysConfig.Refine(reassign, softSteps);
  }

  PathwaysConfig.Pruning pruning() {
    Check.that(prune == -1 || prune >= 0, "--prune must not be negative, got %s", prune);
    return prune < 0
        ? PathwaysConfig.Pruning.NONE
        : new PathwaysConfig.Pruning(VALIDATION_SHARE, prune);
  }
}
