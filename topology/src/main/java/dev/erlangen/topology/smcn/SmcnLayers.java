package dev.erlangen.topology.smcn;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.homp.CellModule;
import dev.erlangen.topology.homp.Cochains;
import dev.erlangen.topology.homp.Gin;
import dev.erlangen.topology.homp.Layer;
import dev.erlangen.topology.homp.Merged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The subcomplex layers of which the official networks are made.
 *
 * @param pair which pairs carry features
 * @param marks how pairs are marked
 * @param trainEps whether ε is trained
 * @param activation behind batch norms
 * @param rng source of fresh parameters
 */
public record SmcnLayers(Pair pair, Marks marks, boolean trainEps, Activation activation, Rng rng) {

  /** First features of pairs: those of the low cell, maybe of the high cell, and of the mark. */
  public Layer start(long dim, boolean high) {
    List<CellModule> modules = new ArrayList<>();
    modules.add(new Broadcast(pair, false));
    if (high) {
      modules.add(new Broadcast(pair, true));
    }
    modules.add(MarkEmbedding.init(pair, marks, dim, rng));
    return layer(Merged.init(Merged.How.CONCATENATE, modules, dim, activation, rng));
  }

  /**
   * A layer on pairs: the incidence update and convolution over low cells.
   *
   * @param messages of the convolution over low cells
   * @param in channels before
   * @param out channels after
   * @param bridge channels of the cells through which low cells meet
   * @param how outputs are merged
   * @param marked whether the mark is embedded again
   */
  public Layer step(
      Gin.Kind messages, long in, long out, long bridge, Merged.How how, boolean marked) {
    List<CellModule> modules = new ArrayList<>();
    modules.add(
        SubcomplexConv.of(gin(Gin.Kind.GIN, in, out, 0), pair, SubcomplexConv.Way.INCIDENCE));
    modules.add(SubcomplexConv.of(gin(messages, in, out, bridge), pair, SubcomplexConv.Way.LOW));
    if (marked) {
      modules.add(MarkEmbedding.init(pair, marks, out, rng));
    }
    return layer(Merged.init(how, modules, out, activation, rng));
  }

  /** Pools the pairs to both their cells. */
  public Layer pool(boolean mean) {
    return Layer.of(
        Map.of(
            Cochains.name(pair.low()), new SubcomplexPool(pair, false, mean),
            Cochains.name(pair.high()), new SubcomplexPool(pair, true, mean)));
  }

  private Gin gin(Gin.Kind kind, long in, long out, long bridge) {
    return new Gin.Config(kind, List.of(in, out, out), bridge, trainEps, activation).init(rng);
  }

  private Layer layer(CellModule module) {
    return Layer.of(Map.of(pair.target(), module));
  }
}
