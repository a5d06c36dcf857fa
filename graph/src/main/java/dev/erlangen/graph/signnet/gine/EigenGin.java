package dev.erlangen.graph.signnet.gine;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.graph.signnet.EigenRows;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * φ: isomorphism layers with a learned ε on every eigenvector, {@code h ← ReLU(BN(mlp((1 + ε) h + Σ
 * neighbours))) + h}, the first without residual.
 *
 * <p>State: {@code convs.<l>.{nn, layer.eps}}, {@code norms.<l>.bn}.
 */
public record EigenGin(List<Conv> convs, List<MaskedMlp.MaskedNorm> norms) {
  public EigenGin {
    convs = List.copyOf(convs);
    norms = List.copyOf(norms);
  }

  /** One convolution. */
  public record Conv(MaskedMlp nn, Epsilon layer) {}

  /** The learned ε, (1). */
  public record Epsilon(Tensor eps) {}

  /**
   * Sizes.
   *
   * @param width channels of the layers
   * @param depth number of layers
   * @param wideFirst whether the MLP of the first layer has {@code width} hidden channels and
   *     biases (Alchemy); otherwise as many as it has inputs, that is one (ZINC)
   */
  public record Config(long width, int depth, boolean wideFirst) {
    public Config {
      Check.positive("width", width);
      Check.positive("depth", depth);
    }

    /** Fresh parameters, ε = 0. */
    public EigenGin init(Rng rng) {
      List<Conv> convs = new ArrayList<>();
      List<MaskedMlp.MaskedNorm> norms = new ArrayList<>();
      for (int l = 0; l < depth; l++) {
        long in = l == 0 ? 1 : width;
        NormedMlp.Config mlp =
            new NormedMlp.Config(in, wideFirst ? width : in, width, 2, false, true, wideFirst);
        convs.add(new Conv(MaskedMlp.init(mlp, rng), new Epsilon(Init.constant(0, 1))));
        norms.add(MaskedMlp.MaskedNorm.init(width));
      }
      return new EigenGin(convs, norms);
    }
  }

  /** Maps (M, S, 1) to (M, S, width). */
  public Tensor forward(Tensor x, EigenRows rows, Mode mode) {
    Tensor h = x;
    for (int l = 0; l < convs.size(); l++) {
      Conv conv = convs.get(l);
      Tensor sum = h.add(h.mul(conv.layer.eps)).add(rows.neighbours(h));
      Tensor next = norms.get(l).forward(conv.nn.forward(sum, mode), mode).relu();
      h = l == 0 ? next : next.add(h);
    }
    return h;
  }
}
