package dev.erlangen.topology.parity;

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
 * @param activation behind batch norms, and of the heads of ranks; messages are always rectified
 * @param rng source of parameters, which are overwritten
 */
record ModuleSpecs(
    Marks marks, List<Integer> atoms, List<Integer> bonds, Activation activation, Rng rng) {
  static ModuleSpecs of(CaseConfig config) {
    return new ModuleSpecs(
        Marks.valueOf(config.oneOf("marking", "distance", "binary").toUpperCase(Locale.ROOT)),
        config.integers("atom_table_sizes"),
        config.integers("bond_table_sizes"),
        config.has("builder") ? built(config.child("builder")) : Activation.RELU,
        new Rng(0));
  }

  /** For modules that need neither tables nor marks. */
  static ModuleSpecs plain() {
    return new ModuleSpecs(Marks.DISTANCE, List.of(1), List.of(1), Activation.RELU, new Rng(0));
  }

  /** What the builder's arguments say that the layers do not. */
  private static Activation built(CaseConfig builder) {
    builder
        .node()
        .fieldNames()
        .forEachRemaining(
            key -> {
              boolean random = key.contains("dropout") && builder.number(key, 0) != 0;
              Check.that(!random, "config.builder.%s must be 0: dropout is random", key);
            });
    return builder.word("activation", "relu", "relu", "gelu").equals("gelu")
        ? Activation.GELU
        : Activation.RELU;
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
          new Embeddings.TwoCells((IncidenceConv) rectified().module(s.child("module")));
      case "incidence-conv" ->
          new IncidenceConv(
              convs().ofCells(s),
              (int) s.integer("from"),
              (int) s.integer("to"),
              s.flag("residual", false));
      case "adjacency-conv", "coadjacency-conv" ->
          new NeighbourConv(
              convs().ofCells(s),
              (int) s.integer("rank"),
              (int) s.integer("bridge"),
              s.flag("residual", false));
      case "pointwise-conv" ->
          new PointwiseConv(convs().mlp(s), (int) s.integer("rank"), s.flag("residual", false));
      case "subcomplex-broadcast-low" -> new Broadcast(pair(s), false);
      case "subcomplex-broadcast-high" -> new Broadcast(pair(s), true);
      case "subcomplex-mark-embedding" -> mark(s);
      case "subcomplex-low-conv" -> convs().ofPairs(s, pair(s), SubcomplexConv.Way.LOW);
      case "subcomplex-high-conv" -> convs().ofPairs(s, pair(s), SubcomplexConv.Way.HIGH);
      case "subcomplex-incidence-conv" -> convs().ofPairs(s, pair(s), SubcomplexConv.Way.INCIDENCE);
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

  /** Whether a pool takes the mean. */
  static boolean mean(CaseConfig s) {
    // Officially, a pool that is told to concatenate takes the mean.
    return !s.oneOf("aggregation", "sum", "mean", "concatenate").equals("sum");
  }

  /** The official encoder of faces knows no other activation. */
  private ModuleSpecs rectified() {
    return new ModuleSpecs(marks, atoms, bonds, Activation.RELU, rng);
  }

  private static Pair pair(CaseConfig s) {
    List<Integer> ranks = s.integers("ranks");
    Check.that(ranks.size() == 2, "'ranks' must be a pair, got %s", ranks);
    return new Pair(ranks.get(0), ranks.get(1));
  }

  private ConvSpecs convs() {
    return new ConvSpecs(activation, rng);
  }

  private MarkEmbedding mark(CaseConfig s) {
    int largest = (int) s.integer("max_dist");
    Embedding table = new Embedding.Config(s.integer("rows"), s.integer("dim")).init(rng);
    return new MarkEmbedding(table, pair(s), marks, largest);
  }
}
