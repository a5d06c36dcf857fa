package dev.erlangen.graph.signnet.molecule;

import dev.erlangen.core.Check;
import dev.erlangen.graph.layer.benchmark.PnaStatistics;

/** The kinds of message passing networks, with the options that only they have. */
public sealed interface BaseConfig {
  /** Gated graph convolutions with edge features. */
  record GatedGcn() implements BaseConfig {}

  /** Graph isomorphism layers; edge features are not used. */
  record Gin() implements BaseConfig {}

  /** Attention layers whose heads are put side by side, the last averaged; no edge features. */
  record Gat(int heads) implements BaseConfig {
    public Gat {
      Check.positive("heads", heads);
    }
  }

  /**
   * Principal neighbourhood aggregation.
   *
   * @param edgeChannels channels of the bond embedding
   * @param towers number of towers
   * @param statistics what is aggregated
   * @param pretransLayers linear maps before the aggregation
   * @param posttransLayers linear maps after it
   * @param graphNorm whether outputs are divided by √n of their graph
   * @param gru whether a gated recurrent unit joins each layer's input and output
   */
  record Pna(
      long edgeChannels,
      int towers,
      PnaStatistics statistics,
      int pretransLayers,
      int posttransLayers,
      boolean graphNorm,
      boolean gru)
      implements BaseConfig {}

  /** Attention along the edges; always with residuals and batch norm, never with dropout. */
  record Transformer(int heads) implements BaseConfig {
    public Transformer {
      Check.positive("heads", heads);
    }
  }
}
