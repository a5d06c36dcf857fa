package dev.erlangen.graph.signnet.gine;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Linear;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Linear, batch norm, ReLU, …, the last step without norm and ReLU unless a final activation is
 * wanted. A linear map has a bias where no batch norm follows it.
 *
 * <p>State: {@code layers.<l>}, {@code norms.<l>}; norms that the official state has but no formula
 * uses are absent.
 */
public record NormedMlp(Config config, List<Linear> layers, List<BatchNorm> norms) {
  public NormedMlp {
    layers = List.copyOf(layers);
    norms = List.copyOf(norms);
  }

  /**
   * Sizes and options.
   *
   * @param in input channels
   * @param hidden channels between the layers
   * @param out output channels
   * @param depth number of linear maps
   * @param finalActivation whether norm and ReLU follow the last map too
   * @param norm whether there are batch norms
   * @param bias whether the last map has a bias when nothing follows it
   */
  public record Config(
      long in,
      long hidden,
      long out,
      int depth,
      boolean finalActivation,
      boolean norm,
      boolean bias) {
    public Config {
      Check.positive("depth", depth);
    }

    /** Fresh parameters. */
    public NormedMlp init(Rng rng) {
      List<Linear> layers = new ArrayList<>();
      List<BatchNorm> norms = new ArrayList<>();
      for (int l = 0; l < depth; l++) {
        boolean last = l == depth - 1;
        long to = last ? out : hidden;
        boolean biased = !norm || (last && !finalActivation && bias);
        layers.add(new Linear.Config(l == 0 ? in : hidden, to, biased).init(rng));
        if (norm && (!last || finalActivation)) {
          norms.add(new BatchNorm.Config(to).init());
        }
      }
      return new NormedMlp(this, layers, norms);
    }
  }

  /** Maps (..., in) to (..., out). */
  public Tensor forward(Tensor x, Mode mode) {
    for (int l = 0; l < layers.size(); l++) {
      x = layers.get(l).forward(x);
      if (l < layers.size() - 1 || config.finalActivation) {
        x = config.norm ? norms.get(l).forward(x, mode) : x;
        x = x.relu();
      }
    }
    return x;
  }
}
