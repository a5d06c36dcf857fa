package dev.erlangen.graph.signnet.molecule;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The MLP after the readout: C → C/2 → C/4 → out with ReLU between. State: {@code FC_layers.<l>}.
 */
public record ReadoutMlp(@Name("FC_layers") List<Linear> layers) {
  private static final int HALVINGS = 2;

  public ReadoutMlp {
    layers = List.copyOf(layers);
  }

  /** PyTorch's default initialisation. */
  public static ReadoutMlp init(long in, long out, Rng rng) {
    return new ReadoutMlp(
        IntStream.rangeClosed(0, HALVINGS)
            .mapToObj(
                l -> new Linear.Config(in >> l, l == HALVINGS ? out : in >> (l + 1)).init(rng))
            .toList());
  }

  /** Maps (G, C) to (G, out). */
  public Tensor forward(Tensor x) {
    for (int l = 0; l < HALVINGS; l++) {
      x = layers.get(l).forward(x).relu();
    }
    return layers.get(HALVINGS).forward(x);
  }
}
