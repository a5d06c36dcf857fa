package dev.erlangen.weights.lol.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.FeatureNet;
import dev.erlangen.weights.lol.Featurisation;
import dev.erlangen.weights.lol.GlNet;
import dev.erlangen.weights.lol.GlTransformer;
import dev.erlangen.weights.lol.LolMlp;
import dev.erlangen.weights.lol.LolModel;
import dev.erlangen.weights.lol.LolTransformer;
import dev.erlangen.weights.lol.OrthogonalAligner;
import dev.erlangen.weights.lol.OrthogonalNet;
import java.util.ArrayList;
import java.util.List;

/**
 * Fresh models of every kind for adapters of given sizes.
 *
 * @param network widths and depths
 * @param example adapters; the first is the template of alignments
 * @param out number of outputs
 */
public record Models(LolSettings.Network network, LowRank example, long out) {
  private static final int HEADS = 4;
  private static final int LAYERS = 2;

  /** Draws a model. */
  public LolModel fresh(Kind kind, Rng rng) {
    return switch (kind) {
      case GLNET -> glNet(network.hidden(), 1).init(rng);
      case GLNET_POOLED -> glNet(network.hidden(), 1).with(GlNet.Head.POOLED).init(rng);
      case GLNET_DEEP -> glNet(network.deepHidden(), 2).init(rng);
      case GLNET_LEARNED ->
          glNet(network.hidden(), 2).with(GlNet.Nonlinearity.LEARNED, true).init(rng);
      case GL_TRANSFORMER ->
          new GlTransformer.Config(
                  n(), m(), network.hidden(), network.tokens(), LAYERS, out, network.dropout())
              .init(rng);
      case ORTHOGONAL ->
          new OrthogonalNet.Config(n(), m(), network.hidden(), network.width(), out).init(rng);
      case MLP -> mlp(new Featurisation.Flat(), entries(), network.mlp(), rng);
      case MLP_ALIGN -> aligned(false, rng);
      case MLP_BALANCED -> aligned(true, rng);
      case MLP_SVD -> mlp(new Featurisation.SingularValues(), sum(ranks()), network.mlp(), rng);
      case MLP_DENSE ->
          mlp(new Featurisation.Dense(Featurisation.Dense.MOST), dense(), network.dense(), rng);
      case TRANSFORMER ->
          new LolTransformer.Config(
                  perMatrix(),
                  network.tokens(),
                  HEADS,
                  LAYERS,
                  network.tokens(),
                  network.mlp(),
                  out,
                  network.dropout())
              .init(rng);
    };
  }

  private GlNet.Config glNet(long hidden, int layers) {
    return new GlNet.Config(n(), m(), hidden, layers, network.width(), out);
  }

  private FeatureNet aligned(boolean balance, Rng rng) {
    Featurisation features = new Featurisation.Aligned(OrthogonalAligner.to(example, 0, balance));
    return mlp(features, entries(), network.mlp(), rng);
  }

  private FeatureNet mlp(Featurisation features, long in, long hidden, Rng rng) {
    LolMlp.Config config =
        new LolMlp.Config(in, hidden, out, network.mlpLayers(), network.dropout());
    return new FeatureNet(features, config.init(rng));
  }

  private List<Long> n() {
    return example.u().stream().map(t -> t.size(1)).toList();
  }

  private List<Long> m() {
    return example.v().stream().map(t -> t.size(1)).toList();
  }

  private List<Long> ranks() {
    return example.u().stream().map(t -> t.size(2)).toList();
  }

  private List<Long> perMatrix() {
    List<Long> out = new ArrayList<>();
    for (int l = 0; l < example.matrices(); l++) {
      out.add((n().get(l) + m().get(l)) * ranks().get(l));
    }
    return out;
  }

  private long entries() {
    return sum(perMatrix());
  }

  private long dense() {
    long entries = 0;
    for (int l = 0; l < example.matrices(); l++) {
      entries += n().get(l) * m().get(l);
    }
    return entries;
  }

  private static long sum(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).sum();
  }
}
