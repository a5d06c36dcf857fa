package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
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
    Tensor first = lins.get(0).forward(x);
    if (lins.size() == 1) {
      return added(first, x);
    }
    Tensor before = beforeLast(first, x, mode);
    return added(last(before, mode).forward(before), before);
  }

  /**
   * Continues {@link #forward} after the first of several linear maps, for callers that do it
   * themselves; without residuals.
   *
   * @param first its output, (..., hidden)
   */
  public Tensor fromFirst(Tensor first, Mode mode) {
    checkSplit();
    Tensor before = beforeLast(first, first, mode);
    return last(before, mode).forward(before);
  }

  /**
   * Returns the sums of {@link #fromFirst} over groups of rows, the last linear map being done
   * after the sum.
   *
   * @param sum adds rows to their groups: (..., C) to (N, C) for any C
   * @param counts number of rows of each group, (N)
   */
  public Tensor summedFromFirst(Tensor first, UnaryOperator<Tensor> sum, Tensor counts, Mode mode) {
    checkSplit();
    Tensor before = beforeLast(first, first, mode);
    Linear last = last(before, mode);
    Tensor y = new Linear(last.weight(), null).forward(sum.apply(before));
    return last.bias() == null ? y : y.addr(counts, last.bias());
  }

  private void checkSplit() {
    Check.that(
        lins.size() >= 2 && !config.residual,
        "an MLP without residuals and with two linear maps at least is needed, got %s",
        config);
  }

  /** What the last linear map is applied to, but for a batch norm that {@link #last} takes in. */
  private Tensor beforeLast(Tensor first, Tensor x, Mode mode) {
    Tensor y = first;
    for (int l = 0; l < lins.size() - 1; l++) {
      if (l > 0) {
        y = linear(l, x, mode).forward(x);
      }
      y = config.activation.apply(y);
      x = takesNorm(l + 1, mode) ? y : finished(y, x, l, mode);
    }
    return x;
  }

  private Linear last(Tensor before, Mode mode) {
    return linear(lins.size() - 1, before, mode);
  }

  /** Linear map {@code l} with the batch norm before it, if it takes that in. */
  private Linear linear(int l, Tensor x, Mode mode) {
    return takesNorm(l, mode) ? bns.get(l - 1).affine(x, mode).before(lins.get(l)) : lins.get(l);
  }

  /** Whether linear map {@code l} takes in the batch norm that stands directly before it. */
  private boolean takesNorm(int l, Mode mode) {
    boolean drops = config.dropout > 0 && mode.training();
    return l > 0 && !bns.isEmpty() && lns.isEmpty() && !config.residual && !drops;
  }

  private Tensor finished(Tensor y, Tensor x, int l, Mode mode) {
    y = bns.isEmpty() ? y : bns.get(l).forward(y, mode);
    y = lns.isEmpty() ? y : lns.get(l).forward(y);
    return Dropout.apply(added(y, x), config.dropout, mode);
  }

  private Tensor added(Tensor y, Tensor x) {
    return config.residual && Arrays.equals(y.shape(), x.shape()) ? y.add(x) : y;
  }
}
