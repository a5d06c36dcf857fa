package dev.erlangen.topology.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.topology.homp.Gin;
import dev.erlangen.topology.nn.Chain;
import dev.erlangen.topology.smcn.Pair;
import dev.erlangen.topology.smcn.SubcomplexConv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Builds convolutions from their descriptions.
 *
 * @param activation behind batch norms
 * @param rng source of parameters, which are overwritten
 */
record ConvSpecs(Activation activation, Rng rng) {

  /** Channels in, then after every linear map of {@code mlp}. */
  static List<Long> widths(CaseConfig s) {
    List<Long> out = new ArrayList<>();
    Check.that(s.node().path("mlp").isArray(), "'mlp' must be a list of pairs, got %s", s.node());
    for (JsonNode pair : s.node().get("mlp")) {
      if (out.isEmpty()) {
        out.add(pair.path(0).asLong());
      }
      Check.that(
          pair.path(0).asLong() == out.get(out.size() - 1),
          "consecutive maps of 'mlp' must fit, got %s",
          s.node().get("mlp"));
      out.add(pair.path(1).asLong());
    }
    return out;
  }

  /** A map of every cell by itself. */
  Chain mlp(CaseConfig s) {
    long[] widths = widths(s).stream().mapToLong(Long::longValue).toArray();
    return Chain.normed(rng, activation, widths);
  }

  /** A convolution between cells; only those of pairs may be followed by a second one. */
  Gin ofCells(CaseConfig s) {
    Check.that(
        !s.has("second_conv"), "config.%ssecond_conv is for pairs, got it for cells", s.path());
    return gin(s, 0);
  }

  SubcomplexConv ofPairs(CaseConfig s, Pair pair, SubcomplexConv.Way way) {
    SubcomplexConv.Second second =
        !s.has("second_conv")
            ? SubcomplexConv.Second.NONE
            : s.oneOf("second_conv", "id", "repeat").equals("id")
                ? SubcomplexConv.Second.IDENTITY
                : SubcomplexConv.Second.REPEAT;
    Gin conv = gin(s, s.integer("edge_dim", 0));
    return new SubcomplexConv(conv, pair, way, second, s.flag("residual", false));
  }

  /** Bridges have the channels of the cells unless {@code edge_dim} says otherwise. */
  private Gin gin(CaseConfig s, long bridge) {
    Gin.Kind kind =
        Gin.Kind.valueOf(s.oneOf("conv", "gin", "gine", "custom_gin").toUpperCase(Locale.ROOT));
    List<Long> widths = widths(s);
    long own = bridge == 0 && !widths.isEmpty() ? widths.get(0) : bridge;
    return new Gin.Config(kind, widths, own, s.flag("train_eps", false), activation).init(rng);
  }
}
