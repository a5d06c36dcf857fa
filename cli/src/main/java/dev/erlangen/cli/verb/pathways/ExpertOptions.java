package dev.erlangen.cli.verb.pathways;

import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig;
import picocli.CommandLine.Option;

/** The options that decide what an expert is and how it is trained. */
final class ExpertOptions {
  @Option(names = "--max-leaf-rows", description = "Most rows an expert reads, 0 for all.")
  private int maxLeafRows = 0;

  @Option(names = "--width", description = "Channels of an expert (${DEFAULT-VALUE}).")
  private int width = 16;

  @Option(names = "--depth", description = "Hidden layers, 0 for constants (${DEFAULT-VALUE}).")
  private int depth = 2;

  @Option(names = "--steps", description = "Updates per expert (${DEFAULT-VALUE}).")
  private int steps = 500;

  @Option(names = "--batch", description = "Rows per update (${DEFAULT-VALUE}).")
  private int batch = 32;

  @Option(names = "--rate", description = "First learning rate (${DEFAULT-VALUE}).")
  private double rate = 5e-3;

  @Option(names = "--warm-start", description = "Start all experts from a common one.")
  private boolean warmStart;

  ExpertSpec spec() {
    return depth == 0 ? ExpertSpec.constant() : ExpertSpec.prelu(width, depth);
  }

  PathwaysConfig.Fit fit() {
    return new PathwaysConfig.Fit(steps, batch, rate, warmStart, maxLeafRows);
  }
}
