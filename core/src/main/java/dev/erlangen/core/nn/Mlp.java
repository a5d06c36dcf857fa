package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A multi-layer perceptron on the last axis. Every layer but the last is Linear, activation, batch
 * norm, layer norm, residual, dropout, in this order; the last is Linear. A residual is added where
 * the shapes agree.
 *
 * <p>State: {@code lins.<l>}, {@code bns.<l>}, {@code lns.<l>}.
 */
public record Mlp(Config config, List<Linear> lins, List<BatchNorm> bns, List<LayerNorm> lns) {
  public Mlp {
    lins = List.copyOf(lins);
    bns = List.copyOf(bns);
    lns = List.copyOf(lns);
  }

  /**
   * Sizes and options.
   *
   * @param in input channels
   * @param hidden channels between the layers
   * @param out output channels
   * @param layers number of linear maps, at least 1
   * @param norm normalisation between the layers
   * @param activation function between the layers
   * @param dropout probability in [0, 1)
   * @param residual whether inputs are added where shapes agree
   */
  public record Config(
      long in,
      long hidden,
      long out,
      int layers,
      Norm norm,
      Activation activation,
      double dropout,
      boolean residual) {
    public Config {
      Check.positive("in", in);
      Check.positive("hidden", hidden);
      Check.positive("out", out);
      Check.positive("layers", layers);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** ReLU, no dropout, no residual. */
    public Config(long in, long hidden, long out, int layers, Norm norm) {
      this(in, hidden, out, layers, norm, Activation.RELU, 0, false);
    }

    /** PyTorch's default initialisation. */
    public Mlp init(Rng rng) {
      List<Linear> lins = new ArrayList<>();
      for (int l = 0; l < layers; l++) {
        lins.add(new Linear.Config(l == 0 ? in : hidden, l == layers - 1 ? out : hidden).init(rng));
      }
      return new Mlp(
          this, lins, norm.batchNorms(hidden, layers - 1), norm.layerNorms(hidden, layers - 1));
    }
  }

  /** Maps (..., in) to (..., out). */
  public Tensor forward(Tensor x, Mode mode) {
    for (int l = 0; l < lins.size() - 1; l++) {
      Tensor y = config.activation.apply(lins.get(l).forward(x));
      y = bns.isEmpty() ? y : bns.get(l).forward(y, mode);
      y = lns.isEmpty() ? y : lns.get(l).forward(y);
      x = Dropout.apply(added(y, x), config.dropout, mode);
    }
    return added(lins.get(lins.size() - 1).forward(x), x);
  }

  private Tensor added(Tensor y, Tensor x) {
    return config.residual && Arrays.equals(y.shape(), x.shape()) ? y.add(x) : y;
  }
}
