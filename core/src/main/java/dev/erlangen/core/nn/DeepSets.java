package dev.erlangen.core.nn;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * A network on sets that commutes with permutations of the elements (Zaheer et al. 2017): layer l
 * maps x to {@code W1 x + W2 mean(x)}, the mean over the set axis; every layer but the last is
 * followed by activation, batch norm, layer norm, dropout.
 *
 * <p>State: {@code lins1.<l>}, {@code lins2.<l>}, {@code bns.<l>}, {@code lns.<l>}.
 */
public record DeepSets(
    Mlp.Config config,
    List<Linear> lins1,
    List<Linear> lins2,
    List<BatchNorm> bns,
    List<LayerNorm> lns) {
  private static final long[] SET_AXIS = {-2};

  public DeepSets {
    lins1 = List.copyOf(lins1);
    lins2 = List.copyOf(lins2);
    bns = List.copyOf(bns);
    lns = List.copyOf(lns);
  }

  /** Returns fresh parameters; a residual of the config is ignored. */
  public static DeepSets init(Mlp.Config config, Rng rng) {
    List<Linear> own = new ArrayList<>();
    List<Linear> mean = new ArrayList<>();
    for (int l = 0; l < config.layers(); l++) {
      Linear.Config size =
          new Linear.Config(
              l == 0 ? config.in() : config.hidden(),
              l == config.layers() - 1 ? config.out() : config.hidden());
      own.add(size.init(rng));
      mean.add(size.init(rng));
    }
    int norms = config.layers() - 1;
    return new DeepSets(
        config,
        own,
        mean,
        config.norm().batchNorms(config.hidden(), norms),
        config.norm().layerNorms(config.hidden(), norms));
  }

  /** Maps (..., n, in) to (..., n, out), n the size of the set. */
  public Tensor forward(Tensor x, Mode mode) {
    int last = lins1.size() - 1;
    for (int l = 0; l < last; l++) {
      x = config.activation().apply(layer(l, x));
      x = bns.isEmpty() ? x : bns.get(l).forward(x, mode);
      x = lns.isEmpty() ? x : lns.get(l).forward(x);
      x = Dropout.apply(x, config.dropout(), mode);
    }
    return layer(last, x);
  }

  private Tensor layer(int l, Tensor x) {
    Tensor mean = x.mean(SET_AXIS, true, new ScalarTypeOptional());
    return lins1.get(l).forward(x).add(lins2.get(l).forward(mean));
  }
}
