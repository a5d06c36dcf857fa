package dev.erlangen.topology.experiment;

import dev.erlangen.train.recipe.SystemInfo;
import java.util.List;

/** The systems on complexes and their introductions. */
public final class TopologySystems {
  private static final String PAPER =
      "Topological Blindspots: Understanding and Extending Topological Deep Learning Through the"
          + " Lens of Expressivity";
  private static final String AUTHORS =
      "Y. Eitan, Y. Gelberg, G. Bar-Shalom, F. Frasca, M. Bronstein, H. Maron, ICLR 2025, arXiv"
          + " 2408.05486";
  private static final String GUIDE = "docs/guide-topology.md";

  /** Subcomplex networks. */
  public static final SystemInfo SMCN =
      new SystemInfo(
          "smcn",
          PAPER,
          AUTHORS,
          "Message passing on complexes cannot tell apart what has a common covering: it is blind to"
              + " diameter, orientability, planarity and homology. SMCN puts features on pairs (low"
              + " cell x, high cell y), starts from a mark such as the distance of x from y, and for"
              + " every fixed y passes messages between the x: a subgraph network on complexes.",
          "Outputs are invariant under renumbering the cells of every rank together with their"
              + " incidences; features of cells and pairs follow. Not invariant under moving the"
              + " cells of one rank alone. Orientation is no input.",
          List.of(
              "a complex: nodes, edges, rings or faces; CyclicLifting makes one of a graph",
              "categories of nodes and edges, or none"),
          """
          CellComplex torus = Surfaces.torus(3, 6);
          CellComplex two = Surfaces.union(List.of(Surfaces.torus(3, 3), Surfaces.torus(3, 3)));
          ComplexBatch batch =
              ComplexBatch.of(
                  TypedComplex.uniform(torus.combinatorial()),
                  TypedComplex.uniform(two.combinatorial()));
          ComplexNet homp =
              new HompConfig(HompConfig.Task.TOPOLOGICAL, 16, 3, 1, 0).init(new Rng(0));
          ComplexNet smcn = new SmcnConfig.Torus(16, 1, 2, 1).init(new Rng(0));
          Tensor blind = homp.forward(batch, Mode.EVAL); // two equal rows
          Tensor sees = smcn.forward(batch, Mode.EVAL); // two different rows
          """,
          GUIDE);

  /** Message passing on complexes. */
  public static final SystemInfo HOMP =
      new SystemInfo(
          "homp",
          "Higher-order message passing on combinatorial complexes, as in " + PAPER,
          AUTHORS
              + "; HOMP: M. Hajij et al., arXiv 2206.00606; CIN: C. Bodnar et al., NeurIPS 2021",
          "Cells of all ranks exchange messages along incidences (a node in an edge), adjacencies (two"
              + " edges in a ring) and coadjacencies (two rings at an edge). A layer is a list of"
              + " modules per rank, merged; ranks are updated one after the other.",
          "Invariant under renumbering the cells of every rank together with their incidences. Equal"
              + " on complexes with a common covering and equal counts of cells, whatever the"
              + " weights: that is its blind spot.",
          List.of("a complex with cells of ranks 0 to 2, features of nodes and edges or none"),
          """
          Graph naphthalene =
              Graph.undirected(
                  10,
                  new int[] {0, 1, 2, 3, 4, 0, 4, 6, 7, 8, 5},
                  new int[] {1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 9});
          LiftedGraph lifted = new CyclicLifting(3, 10).of(naphthalene);
          CombinatorialComplex complex = lifted.complex(); // two 6-rings and their perimeter
          int entries = complex.adjacency(1, 2).size(); // pairs of bonds in a common ring
          ComplexNet net = new HompConfig(HompConfig.Task.TOPOLOGICAL, 16, 2, 1, 0).init(new Rng(0));
          Tensor y = net.forward(ComplexBatch.of(TypedComplex.uniform(complex)), Mode.EVAL);
          """,
          GUIDE);

  /** Networks on tuples of cells. */
  public static final SystemInfo MCN =
      new SystemInfo(
          "mcn",
          PAPER,
          AUTHORS,
          "Features on tuples of cells, and between any two types of tuples all linear maps that"
              + " commute with renumbering: one per way to tie positions together, Π_r Bell(b_r) in"
              + " all. With tuples of high enough order any two complexes are told apart. A tensor"
              + " diagram says which types a layer has and which maps join them.",
          "Invariant under renumbering the cells of every rank; cochains follow on all their axes.",
          List.of("one small complex at a time: order k needs n^k features"),
          """
          var map =
              new MultiCellularLinear.Config(CochainType.of(0, 1), CochainType.of(0, 1), 1, 1);
          int dimension = map.basisSize(); // Bell(2) · Bell(2) = 4
          Mcn triples = Mcn.Config.nodes(3, 4, 3, 1).init(new Rng(0));
          Tensor a = triples.forward(Surfaces.cylinder(4).combinatorial(), Mode.EVAL).get(0);
          Tensor b = triples.forward(Surfaces.moebius(4).combinatorial(), Mode.EVAL).get(0);
          """,
          GUIDE);

  /** Networks on hypergraphs. */
  public static final SystemInfo HYPERGRAPH =
      new SystemInfo(
          "hypergraph",
          "Hypergraph networks, as compared in " + PAPER,
          AUTHORS + "; UniGIN: J. Huang, J. Yang, IJCAI 2021",
          "Cells of rank 1 and higher become hyperedges with their rank as a feature; nodes and"
              + " hyperedges exchange messages, hyperedges do not meet each other.",
          "Invariant under renumbering nodes and hyperedges. Blind to which cell lies in which: see"
              + " the recipe homp-hexagons.",
          List.of("a complex of any dimension"),
          """
          HypergraphNetwork net = new HypergraphNetwork.Config(16, 2, 2, 1).init(new Rng(0));
          CombinatorialComplex complex = Surfaces.octahedron().combinatorial();
          Tensor y = net.forward(ComplexBatch.of(TypedComplex.plain(complex)), Mode.EVAL); // (1, 1)
          """,
          GUIDE);

  private TopologySystems() {}

  /** All systems. */
  public static List<SystemInfo> all() {
    return List.of(SMCN, HOMP, MCN, HYPERGRAPH);
  }
}
