package dev.erlangen.graph.layer.benchmark;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import java.util.List;

/**
 * The parameters of one tower: {@code pretrans_h.fully_connected.0.linear}, {@code
 * posttrans_h.fully_connected.0.linear}, {@code batchnorm_h}.
 */
public record PnaTower(Fully pretransH, Fully posttransH, BatchNorm batchnormH) {

  /** A perceptron of one layer, as the official code nests it. */
  public record Fully(List<Layer> fullyConnected) {
    public Fully {
      fullyConnected = List.copyOf(fullyConnected);
    }

    Linear linear() {
      return fullyConnected.get(0).linear();
    }
  }

  /** A linear map under the name {@code linear}. */
  public record Layer(Linear linear) {
    /** Xavier uniform with gain 1/in, zero bias. */
    static Layer init(long in, long out, Rng rng) {
      return new Layer(new Linear(Init.xavier(rng, 1.0 / in, out, in), Init.constant(0, out)));
    }
  }

  static PnaTower init(long width, long edgeChannels, Rng rng) {
    return new PnaTower(
        new Fully(List.of(Layer.init(2 * width + edgeChannels, width, rng))),
        new Fully(List.of(Layer.init(13 * width, width, rng))),
        new BatchNorm.Config(width).init());
  }
}
