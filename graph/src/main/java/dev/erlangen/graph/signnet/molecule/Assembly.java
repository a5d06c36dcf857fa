package dev.erlangen.graph.signnet.molecule;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.graph.layer.benchmark.GatedGcnLayer;
import dev.erlangen.graph.layer.benchmark.PnaLayer;
import dev.erlangen.graph.layer.benchmark.TransformerLayer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the parameters of a {@link MoleculeNet}. */
final class Assembly {
  private Assembly() {}

  static MoleculeNet of(MoleculeNet.Config config, Rng rng) {
    Encoding encoding = config.encoding();
    BaseConfig base = config.base();
    List<MessageLayer> layers = new ArrayList<>();
    for (int l = 0; l < config.layers(); l++) {
      layers.add(layer(config, l, rng));
    }
    return new MoleculeNet(
        config,
        encoding == null ? null : new Linear.Config(encoding.columns(), config.hidden()).init(rng),
        new Embedding.Config(config.atoms(), config.hidden()).init(rng),
        edges(config, rng),
        layers,
        base instanceof BaseConfig.Pna pna && pna.gru()
            ? LayerGru.init(config.hidden(), rng)
            : null,
        ReadoutMlp.init(config.out(), 1, rng),
        encoding == null || encoding.signNet() == null ? null : encoding.signNet().init(rng),
        config.concatenates()
            ? new Linear.Config(2 * config.hidden(), config.hidden()).init(rng)
            : null);
  }

  private static MoleculeNet.@Nullable EdgeEmbedding edges(MoleculeNet.Config config, Rng rng) {
    boolean pna = config.base() instanceof BaseConfig.Pna;
    if (pna && !config.edgeFeatures()) {
      return null;
    }
    long width = config.base() instanceof BaseConfig.Pna p ? p.edgeChannels() : config.hidden();
    return config.edgeFeatures()
        ? new MoleculeNet.EdgeEmbedding.OfType(
            new Embedding.Config(config.bonds(), width).init(rng))
        : new MoleculeNet.EdgeEmbedding.Alike(new Linear.Config(1, width).init(rng));
  }

  private static MessageLayer layer(MoleculeNet.Config config, int l, Rng rng) {
    boolean last = l == config.layers() - 1;
    long in = config.hidden();
    long out = last ? config.out() : config.hidden();
    BaseConfig base = config.base();
    if (base instanceof BaseConfig.GatedGcn) {
      return new MessageLayer.GatedGcn(
          new GatedGcnLayer.Config(in, out, config.dropout(), config.batchNorm(), config.residual())
              .init(rng));
    } else if (base instanceof BaseConfig.Gin) {
      Norm norm = config.batchNorm() ? Norm.BATCH : Norm.NONE;
      Mlp.Config mlp =
          new Mlp.Config(in, in, out, 2, norm, Activation.RELU, config.dropout(), false);
      return new MessageLayer.Gin(Init.buffer(0, 1), mlp.init(rng));
    } else if (base instanceof BaseConfig.Gat gat) {
      long wide = l == 0 ? in : gat.heads() * in;
      return AttentionLayer.init(wide, out, gat.heads(), last, rng);
    } else if (base instanceof BaseConfig.Pna pna) {
      return new MessageLayer.Pna(
          new PnaLayer.Config(
                  in,
                  out,
                  config.edgeFeatures() ? pna.edgeChannels() : 0,
                  pna.towers(),
                  pna.statistics(),
                  pna.pretransLayers(),
                  pna.posttransLayers(),
                  config.dropout(),
                  pna.graphNorm(),
                  config.batchNorm(),
                  config.residual())
              .init(rng));
    } else if (base instanceof BaseConfig.Transformer transformer) {
      return new MessageLayer.Transformer(
          new TransformerLayer.Config(in, transformer.heads(), 0, config.edgeFeatures()).init(rng));
    }
    throw new IllegalArgumentException("unknown kind of network " + base);
  }
}
