package dev.erlangen.topology.homp;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.topology.nn.Chain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of which the official networks are made, with one width throughout.
 *
 * @param dim channels D
 * @param trainEps whether ε is trained
 * @param activation behind batch norms
 * @param rng source of fresh parameters
 */
public record HompLayers(long dim, boolean trainEps, Activation activation, Rng rng) {

  /**
   * What a layer of message passing consists of.
   *
   * @param adjacency messages between cells of one rank
   * @param pointwise whether nodes and faces are also mapped by themselves
   * @param top largest rank that changes, 0 to 2
   * @param residual whether old values are added
   * @param dropout behind the layer
   */
  public record Plan(
      Gin.Kind adjacency, boolean pointwise, int top, boolean residual, double dropout) {
    /** CIN on molecules. */
    public static final Plan MOLECULE = new Plan(Gin.Kind.CUSTOM_GIN, false, 2, false, 0);

    /** The baseline of the topological tasks. */
    public static final Plan TOPOLOGICAL = new Plan(Gin.Kind.CUSTOM_GIN, true, 2, false, 0);

    /** The baseline on tori. */
    public static final Plan TORUS = new Plan(Gin.Kind.GIN, true, 1, false, 0);

    /** Returns this up to another rank. */
    public Plan upTo(int rank) {
      return new Plan(adjacency, pointwise, rank, residual, dropout);
    }
  }

  /** Atoms and bonds from OGB's tables. */
  public Layer molecule() {
    return Layer.of(
        Map.of(
            "x_0", Embeddings.Atoms.init(Embeddings.ATOMS, dim, rng),
            "x_1", Embeddings.Bonds.init(Embeddings.BONDS, dim, rng)));
  }

  /** The same for all nodes, and for all edges. */
  public Layer constant() {
    return Layer.of(
        Map.of(
            "x_0", Embeddings.Constant.init(0, dim, rng),
            "x_1", Embeddings.Constant.init(1, dim, rng)));
  }

  /** Cells of rank 2 as the sums of their nodes, mapped if {@code learned}. */
  public Layer twoCells(boolean learned) {
    Gin conv =
        new Gin.Config(
                Gin.Kind.GIN,
                learned ? List.of(dim, dim, dim) : List.of(),
                0,
                learned && trainEps,
                activation)
            .init(rng);
    return Layer.of(Map.of("x_2", new Embeddings.TwoCells(new IncidenceConv(conv, 0, 2, false))));
  }

  /** Message passing: from nodes to edges to faces, and between cells of one rank. */
  public Layer passing(Plan plan) {
    Map<String, CellModule> out = new LinkedHashMap<>();
    for (int rank = 0; rank <= plan.top; rank++) {
      List<CellModule> modules = new ArrayList<>();
      if (rank > 0) {
        modules.add(new IncidenceConv(gin(Gin.Kind.GIN), rank - 1, rank, false));
      }
      if (rank < 2) {
        modules.add(new NeighbourConv(gin(plan.adjacency), rank, rank + 1, false));
      }
      if (plan.pointwise && rank != 1) {
        Chain map = Chain.normed(rng, activation, dim, dim, dim);
        modules.add(new PointwiseConv(map, rank, false));
      }
      out.put(
          Cochains.name(rank), Merged.init(Merged.How.CONCATENATE, modules, dim, activation, rng));
    }
    return Layer.of(out, plan.residual, plan.dropout);
  }

  /** A convolution from D to D channels with a map of two stages. */
  public Gin gin(Gin.Kind kind) {
    return new Gin.Config(kind, List.of(dim, dim, dim), dim, trainEps, activation).init(rng);
  }
}
