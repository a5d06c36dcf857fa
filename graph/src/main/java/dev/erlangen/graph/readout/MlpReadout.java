package dev.erlangen.graph.readout;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Output network whose widths halve from layer to layer, with ReLU between: I → I/2 → I/4 → O.
 * State: {@code FC_layers.<l>.*}.
 */
public record MlpReadout(@Name("FC_layers") List<Linear> layers) {
  public MlpReadout {
    layers = List.copyOf(layers);
  }

  /**
   * Sizes.
   *
   * @param halvings number of hidden layers, usually 2
   */
  public record Config(long in, long out, int halvings) {
    public Config {
      Check.positive("out", out);
      Check.notNegative("halvings", halvings);
      Check.that(in >> halvings >= 1, "%d channels cannot be halved %d times", in, halvings);
    }

    /** Two hidden layers. */
    public Config(long in, long out) {
      this(in, out, 2);
    }

    /** PyTorch's default initialisation. */
    public MlpReadout init(Rng rng) {
      List<Linear> list = new ArrayList<>();
      for (int l = 0; l < halvings; l++) {
        list.add(new Linear.Config(in >> l, in >> (l + 1)).init(rng));
      }
      list.add(new Linear.Config(in >> halvings, out).init(rng));
      return new MlpReadout(list);
    }
  }

  /** Maps (G, I) to (G, O). */
  public Tensor forward(Tensor x) {
    Tensor y = x;
    for (int l = 0; l < layers.size() - 1; l++) {
      y = layers.get(l).forward(y).relu();
    }
    return layers.get(layers.size() - 1).forward(y);
  }
}
