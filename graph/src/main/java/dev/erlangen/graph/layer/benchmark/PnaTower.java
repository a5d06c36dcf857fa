package dev.erlangen.graph.layer.benchmark;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import java.util.ArrayList;
import java.util.List;

/** The parameters of one tower of a {@link PnaLayer}, which computes all towers at once. */
public record PnaTower(BatchNorm batchnormH, Fcs pretransH, Fcs posttransH) {

  /** Linear maps with ReLU between them. */
  public record Fcs(List<Fc> fullyConnected) {
    public Fcs {
      fullyConnected = List.copyOf(fullyConnected);
    }

    /** The first linear map. */
    Linear linear() {
      return fullyConnected.get(0).linear();
    }
  }

  /** One linear map. */
  public record Fc(Linear linear) {}

  static PnaTower init(PnaLayer.Config config, Rng rng) {
    long in = config.in() / config.towers();
    long out = config.out() / config.towers();
    return new PnaTower(
        new BatchNorm.Config(out).init(),
        fcs(2 * in + config.edges(), in, config.pretransLayers(), rng),
        fcs((config.statistics().count() + 1) * in, out, config.posttransLayers(), rng));
  }

  /** The first map reads {@code in} channels, all others {@code width}. */
  private static Fcs fcs(long in, long width, int layers, Rng rng) {
    List<Fc> list = new ArrayList<>();
    for (int l = 0; l < Math.max(1, layers); l++) {
      list.add(fc(l == 0 ? in : width, width, rng));
    }
    return new Fcs(list);
  }

  static Fc fc(long in, long out, Rng rng) {
    return new Fc(new Linear(Init.xavier(rng, 1.0 / in, out, in), Init.constant(0, out)));
  }
}
