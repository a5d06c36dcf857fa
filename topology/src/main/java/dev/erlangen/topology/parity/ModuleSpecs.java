package dev.erlangen.topology.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.homp.CellModule;
import dev.erlangen.topology.homp.Embeddings;
import dev.erlangen.topology.homp.Gin;
import dev.erlangen.topology.homp.IncidenceConv;
import dev.erlangen.topology.homp.NeighbourConv;
import dev.erlangen.topology.homp.PointwiseConv;
import dev.erlangen.topology.nn.Chain;
import dev.erlangen.topology.smcn.Broadcast;
import dev.erlangen.topology.smcn.CrossPool;
import dev.erlangen.topology.smcn.MarkEmbedding;
import dev.erlangen.topology.smcn.Pair;
import dev.erlangen.topology.smcn.SubcomplexConv;
import dev.erlangen.topology.smcn.SubcomplexPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Builds modules from their descriptions.
 *
 * @param marks how pairs are marked
 * @param atoms sizes of the tables of node features
 * @param bonds sizes of the tables of edge features
 * @param rng source of parameters, which are overwritten
 */
record ModuleSpecs(Marks marks, List<Integer> atoms, List<Integer> bonds, Rng rng) {
  static ModuleSpecs of(CaseConfig config) {
    return new ModuleSpecs(
        Marks.valueOf(config.oneOf("marking", "distance", "binary").toUpperCase(Locale.ROOT)),
        config.integers("atom_table_sizes"),
        config.integers("bond_table_sizes"),
        new Rng(0));
  }

  /** For modules that need neither tables nor marks. */
  static ModuleSpecs plain() {
    return new ModuleSpecs(Marks.DISTANCE, List.of(1), List.of(1), new Rng(0));
  }

  CellModule module(CaseConfig s) {
    return module(s.text("type"), s);
  }

  CellModule module(String type, CaseConfig s) {
    return switch (type) {
      case "atom-embedding" -> Embeddings.Atoms.init(atoms, s.integer("dim"), rng);
      case "bond-embedding" -> Embeddings.Bonds.init(bonds, s.integer("dim"), rng);
      case "zero-embedding" ->
          new Embeddings.Constant(
              new Embedding.Config(s.integer("num_embeddings"), s.integer("dim")).init(rng),
              (int) s.integer("rank"));
      case "two-cell-embedding" ->
          new Embeddings.TwoCells((IncidenceConv) module(s.child("module")));
      case "incidence-conv" ->
          new IncidenceConv(
              gin(s, 0), (int) s.integer("from"), (int) s.integer("to"), s.flag("residual", false));
      case "adjacency-conv", "coadjacency-conv" ->
          new NeighbourConv(
              gin(s, 0),
              (int) s.integer("rank"),
              (int) s.integer("bridge"),
              s.flag("residual", false));
      case "pointwise-conv" ->
          new PointwiseConv(mlp(widths(s)), (int) s.integer("rank"), s.flag("residual", false));
      case "subcomplex-broadcast-low" -> new Broadcast(pair(s), false);
      case "subcomplex-broadcast-high" -> new Broadcast(pair(s), true);
      case "subcomplex-mark-embedding" -> mark(s);
      case "subcomplex-low-conv" -> subcomplex(s, SubcomplexConv.Way.LOW);
      case "subcomplex-high-conv" -> subcomplex(s, SubcomplexConv.Way.HIGH);
      case "subcomplex-incidence-conv" -> subcomplex(s, SubcomplexConv.Way.INCIDENCE);
      case "subcomplex-pool" ->
          new SubcomplexPool(pair(s), s.oneOf("to", "low", "high").equals("high"), mean(s));
      case "subcomplex-cross-pool" ->
          new CrossPool(
              new Gin.Config(Gin.Kind.GIN, List.of(), 0, false, Activation.RELU).init(rng),
              pair(s),
              mean(s));
      default -> throw new IllegalArgumentException("no module is of the type '" + type + "'");
    };
  }

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

  private Chain mlp(List<Long> widths) {
    return Chain.normed(rng, Activation.RELU, widths.stream().mapToLong(Long::longValue).toArray());
  }

  private static boolean mean(CaseConfig s) {
    return s.oneOf("aggregation", "sum", "mean").equals("mean");
  }

  private static Pair pair(CaseConfig s) {
    List<Integer> ranks = s.integers("ranks");
    Check.that(ranks.size() == 2, "'ranks' must be a pair, got %s", ranks);
    return new Pair(ranks.get(0), ranks.get(1));
  }

  private MarkEmbedding mark(CaseConfig s) {
    int largest = (int) s.integer("max_dist");
    Embedding table = new Embedding.Config(s.integer("rows"), s.integer("dim")).init(rng);
    return new MarkEmbedding(table, pair(s), marks, largest);
  }

  private SubcomplexConv subcomplex(CaseConfig s, SubcomplexConv.Way way) {
    SubcomplexConv.Second second =
        !s.has("second_conv")
            ? SubcomplexConv.Second.NONE
            : s.oneOf("second_conv", "id", "repeat").equals("id")
                ? SubcomplexConv.Second.IDENTITY
                : SubcomplexConv.Second.REPEAT;
    return new SubcomplexConv(
        gin(s, s.integer("edge_dim", 0)), pair(s), way, second, s.flag("residual", false));
  }

  /** Bridges have the channels of the cells unless {@code edge_dim} says otherwise. */
  private Gin gin(CaseConfig s, long bridge) {
    Gin.Kind kind =
        Gin.Kind.valueOf(s.oneOf("conv", "gin", "gine", "custom_gin").toUpperCase(Locale.ROOT));
    List<Long> widths = widths(s);
    long own = bridge == 0 && !widths.isEmpty() ? widths.get(0) : bridge;
    return new Gin.Config(kind, widths, own, s.flag("train_eps", false), Activation.RELU).init(rng);
  }
}
