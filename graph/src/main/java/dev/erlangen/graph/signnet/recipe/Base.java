package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.graph.layer.benchmark.PnaStatistics;
import dev.erlangen.graph.signnet.molecule.BaseConfig;

/** The message passing networks that an experiment can choose from. */
public enum Base {
  /** Gated graph convolutions. */
  GATEDGCN,
  /** Graph isomorphism layers. */
  GIN,
  /** Graph attention. */
  GAT,
  /** Principal neighbourhood aggregation. */
  PNA,
  /** Attention along the bonds. */
  TRANSFORMER;

  private static final int EDGE_CHANNELS = 40;
  private static final int TOWERS = 5;
  private static final int ATTENTION_HEADS = 4;
  private static final int TRANSFORMER_HEADS = 8;

  /** The usual options of the kind. */
  BaseConfig config(double meanLogDegree) {
    return switch (this) {
      case GATEDGCN -> new BaseConfig.GatedGcn();
      case GIN -> new BaseConfig.Gin();
      case GAT -> new BaseConfig.Gat(ATTENTION_HEADS);
      case PNA ->
          new BaseConfig.Pna(
              EDGE_CHANNELS, TOWERS, PnaStatistics.standard(meanLogDegree), 1, 1, true, false);
      case TRANSFORMER -> new BaseConfig.Transformer(TRANSFORMER_HEADS);
    };
  }

  /** Name in tables. */
  String label() {
    return switch (this) {
      case GATEDGCN -> "GatedGCN";
      case TRANSFORMER -> "Transformer";
      default -> name();
    };
  }
}
