package dev.erlangen.topology.homp;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.params.Name;
import dev.erlangen.topology.complex.ComplexBatch;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A tensor diagram with a read-out: layers that replace cochains, pooling of some ranks over every
 * complex, a head. State: {@code layers.<i>}, then the head's.
 *
 * <p>Invariant under renumbering the cells of every rank together with their incidences.
 *
 * @param layers in order; the first ones embed
 * @param readout what is pooled
 * @param head from pooled ranks to the output
 */
public record ComplexNet(List<Layer> layers, Readout readout, @Name("") Head head)
    implements ComplexModel {
  public ComplexNet {
    layers = List.copyOf(layers);
    Check.that(!layers.isEmpty(), "a network needs at least one layer, got none");
  }

  @Override
  public Tensor forward(ComplexBatch batch, Mode mode) {
    return head.forward(readout.of(cochains(layers, batch, mode), batch), mode);
  }

  /**
   * The cochains after all layers, reported as stages {@code layer i: x_r} of space {@code x_r}.
   */
  public static Cochains cochains(List<Layer> layers, ComplexBatch batch, Mode mode) {
    Cochains x = Cochains.none();
    for (int i = 0; i < layers.size(); i++) {
      x = layers.get(i).forward(x, batch, mode);
      if (mode.isTraced()) {
        String stage = "layer " + i + ": ";
        x.values().forEach((name, value) -> mode.trace(stage + name, name, value));
      }
    }
    return x;
  }
}
