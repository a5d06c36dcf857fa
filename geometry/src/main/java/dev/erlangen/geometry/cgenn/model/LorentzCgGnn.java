package dev.erlangen.geometry.cgenn.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.layer.MultivectorLinear;
import dev.erlangen.geometry.cgenn.layer.Multivectors;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.metric.MetricSpace;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Classifies jets of particles by their four-momenta. Invariant under O(V, S), the Lorentz group
 * for the metric (1, -1, -1, -1), and under renumbering of the particles; while training, batch
 * norms make the result depend on the whole batch.
 *
 * <p>State: {@code metric} if that is learned, {@code embedding_h}, {@code embedding_x}, {@code
 * CGLs.<l>}, {@code graph_dec.0}, {@code graph_dec.3}.
 */
public record LorentzCgGnn(
    Config config,
    Metric metric,
    Linear embeddingH,
    MultivectorLinear embeddingX,
    @Name("CGLs") List<LorentzLayer> layers,
    Decoder graphDec) {
  public LorentzCgGnn {
    layers = List.copyOf(layers);
  }

  /** Linear, ReLU, dropout, linear. */
  public record Decoder(@Name("0") Linear first, @Name("3") Linear second) {}

  /**
   * Sizes.
   *
   * @param nodeScalars scalars per particle, 2
   * @param scalars channels of scalars, 72 in the paper
   * @param vectors channels of multivectors, 8 in the paper
   * @param decoder width of the decoder, 64 in the paper
   * @param classes outputs
   * @param layers rounds of messages, 4 in the paper
   * @param dropout of the decoder, 0.2 in the paper
   * @param kind networks of multivectors
   * @param normalization initial value of the products' normalisation, null for none
   * @param meanOverReal whether the mean is over real particles; as published it is over all
   */
  public record Config(
      long nodeScalars,
      long scalars,
      long vectors,
      long decoder,
      long classes,
      int layers,
      double dropout,
      LorentzLayer.Kind kind,
      @Nullable Double normalization,
      boolean meanOverReal) {
    public Config {
      Check.positive("layers", layers);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** As published, with fully connected products, in other sizes. */
    public Config(long scalars, long vectors, int layers) {
      this(2, scalars, vectors, 64, 2, layers, 0.2, LorentzLayer.Kind.FC, null, false);
    }

    /** Fresh parameters in the geometry of {@code metric}. */
    public LorentzCgGnn init(Metric metric, Rng rng) {
      List<LorentzLayer> all = new ArrayList<>();
      int n = metric.dimension();
      Linear h = new Linear.Config(nodeScalars, scalars).init(rng);
      MultivectorLinear x = new MultivectorLinear.Config(1, vectors, n, false, true).init(rng);
      for (int l = 0; l < layers; l++) {
        all.add(
            new LorentzLayer.Config(
                    scalars, vectors, nodeScalars, kind, metric.paths(), normalization)
                .init(rng));
      }
      Decoder last =
          new Decoder(
              new Linear.Config(scalars + vectors * (n + 1), decoder).init(rng),
              new Linear.Config(decoder, classes).init(rng));
      return new LorentzCgGnn(this, metric, h, x, all, last);
    }
  }

  /**
   * Jets with up to P particles.
   *
   * @param momenta (G, P, n); rows of padding are 0
   * @param scalars (G, P, k), before {@code sgn(s) log(1 + |s|)}
   * @param mask 1 for particles, 0 for padding, (G, P)
   * @param arcs between the particles of all jets, numbered through with their padding
   */
  public record Jets(Tensor momenta, Tensor scalars, Tensor mask, Arcs arcs) {
    public Jets {
      Check.that(
          momenta.dim() == 3
              && scalars.dim() == 3
              && momenta.size(0) == scalars.size(0)
              && momenta.size(1) == scalars.size(1)
              && mask.numel() == momenta.size(0) * momenta.size(1)
              && arcs.nodes() == mask.numel(),
          "momenta (jets, particles, n) need scalars and a mask for each particle, got %s, %s and"
              + " %s for %d nodes",
          Tensors.shape(momenta),
          Tensors.shape(scalars),
          Tensors.shape(mask),
          arcs.nodes());
    }
  }

  /** Logits, (G, classes). */
  public Tensor forward(Jets jets, Mode mode) {
    MetricSpace space = metric.space(jets.momenta);
    var algebra = space.algebra();
    Tensor rows = jets.scalars.reshape(-1, jets.scalars.size(2));
    Tensor scalars = rows.sign().mul(rows.abs().log1p());
    Tensor momenta = space.embed(jets.momenta.reshape(-1, 1, metric.dimension()));
    Tensor pi = jets.arcs.atRows(momenta);
    Tensor pj = jets.arcs.atColumns(momenta);
    Tensor pairs = Multivectors.cat(pi.sub(pj), pi, pj);
    var s = new LorentzLayer.State(embeddingH.forward(scalars), embeddingX.forward(momenta));
    for (int l = 0; l < layers.size(); l++) {
      s = layers.get(l).forward(s, momenta, pairs, scalars, jets.arcs, algebra, mode);
      mode.trace("layer " + l, "scalars", s.h());
    }
    Tensor all = Tensors.cat(1, s.h(), LorentzLayer.invariants(s.x(), algebra));
    Tensor hidden = graphDec.first.forward(mean(all, jets)).relu();
    return graphDec.second.forward(Dropout.apply(hidden, config.dropout, mode));
  }

  private Tensor mean(Tensor h, Jets jets) {
    Tensor mask = Tensors.like(jets.mask, h).reshape(jets.momenta.size(0), -1, 1);
    Tensor kept = h.view(jets.momenta.size(0), jets.momenta.size(1), -1).mul(mask);
    return config.meanOverReal
        ? kept.sum(1L).div(mask.sum(1L).clamp_min(Tensors.scalar(1)))
        : kept.mean(1L);
  }
}
