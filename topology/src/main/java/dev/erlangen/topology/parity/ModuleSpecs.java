package dev.erlangen.topology.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Embedding;
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
  static ModuleSpecs of(Spec config) {
    return new ModuleSpecs(
        Marks.valueOf(config.word("marking", "distance", "binary").toUpperCase(Locale.ROOT)),
        config.integers("atom_table_sizes"),
        config.integers("bond_table_sizes"),
        new Rng(0));
  }

  /** For modules that need neither tables nor marks. */
  static ModuleSpecs plain() {
    return new ModuleSpecs(Marks.DISTANCE, List.of(1), List.of(1), new Rng(0));
  }

  CellModule module(Spec s) {
    return module(s.word("type"), s);
  }

  CellModule module(String type, Spec s) {
    return switch (type) {
      case "atom-embedding" -> Embeddings.Atoms.init(atoms, s.integer("dim"), rng);
      case "bond-embedding" -> Embeddings.Bonds.init(bonds, s.integer("dim"), rng);
      case "zero-embedding" ->
          new Embeddings.Constant(
              new Embedding.Config(s.integer("num_embeddings"), s.integer("dim")).init(rng),
              s.integer("rank"));
      case "two-cell-embedding" ->
          new Embeddings.TwoCells((IncidenceConv) module(s.child("module")));
      case "incidence-conv" ->
          new IncidenceConv(gin(s, 0), s.integer("from"), s.integer("to"), s.flag("residual"));
      case "adjacency-conv", "coadjacency-conv" ->
          new NeighbourConv(gin(s, 0), s.integer("rank"), s.integer("bridge"), s.flag("residual"));
      case "pointwise-conv" ->
          new PointwiseConv(mlp(s.widths()), s.integer("rank"), s.flag("residual"));
      case "subcomplex-broadcast-low" -> new Broadcast(pair(s), false);
      case "subcomplex-broadcast-high" -> new Broadcast(pair(s), true);
      case "subcomplex-mark-embedding" -> mark(s);
      case "subcomplex-low-conv" -> subcomplex(s, SubcomplexConv.Way.LOW);
      case "subcomplex-high-conv" -> subcomplex(s, SubcomplexConv.Way.HIGH);
      case "subcomplex-incidence-conv" -> subcomplex(s, SubcomplexConv.Way.INCIDENCE);
      case "subcomplex-pool" ->
          new SubcomplexPool(pair(s), s.word("to", "low", "high").equals("high"), mean(s));
      case "subcomplex-cross-pool" ->
          new CrossPool(
              new Gin.Config(Gin.Kind.GIN, List.of(), 0, false, Activation.RELU).init(rng),
              pair(s),
              mean(s));
      default -> throw new IllegalArgumentException("no module is of the type '" + type + "'");
    };
  }

  private Chain mlp(List<Long> widths) {
    return Chain.normed(rng, Activation.RELU, widths.stream().mapToLong(Long::longValue).toArray());
  }

  private static boolean mean(Spec s) {
    return s.word("aggregation", "sum", "mean").equals("mean");
  }

  private static Pair pair(Spec s) {
    List<Integer> ranks = s.integers("ranks");
    Check.that(ranks.size() == 2, "'ranks' must be a pair, got %s", ranks);
    return new Pair(ranks.get(0), ranks.get(1));
  }

  private MarkEmbedding mark(Spec s) {
    int largest = s.integer("max_dist");
    Embedding table = new Embedding.Config(s.integer("rows"), s.integer("dim")).init(rng);
    return new MarkEmbedding(table, pair(s), marks, largest);
  }

  private SubcomplexConv subcomplex(Spec s, SubcomplexConv.Way way) {
    SubcomplexConv.Second second =
        s.isAbsent("second_conv")
            ? SubcomplexConv.Second.NONE
            : s.word("second_conv", "id", "repeat").equals("id")
                ? SubcomplexConv.Second.IDENTITY
                : SubcomplexConv.Second.REPEAT;
    return new SubcomplexConv(
        gin(s, s.integer("edge_dim", 0)), pair(s), way, second, s.flag("residual"));
  }

  /** Bridges have the channels of the cells unless {@code edge_dim} says otherwise. */
  private Gin gin(Spec s, int bridge) {
    Gin.Kind kind =
        Gin.Kind.valueOf(s.word("conv", "gin", "gine", "custom_gin").toUpperCase(Locale.ROOT));
    List<Long> widths = s.widths();
    long own = bridge == 0 && !widths.isEmpty() ? widths.get(0) : bridge;
    return new Gin.Config(kind, widths, own, s.flag("train_eps"), Activation.RELU).init(rng);
  }
}
