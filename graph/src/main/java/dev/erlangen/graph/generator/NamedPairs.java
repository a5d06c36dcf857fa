package dev.erlangen.graph.generator;

import static dev.erlangen.graph.generator.Families.completeBipartite;
import static dev.erlangen.graph.generator.Families.csl;
import static dev.erlangen.graph.generator.Families.cycle;
import static dev.erlangen.graph.generator.Families.empty;
import static dev.erlangen.graph.generator.Families.generalizedPetersen;
import static dev.erlangen.graph.generator.Families.moebiusLadder;
import static dev.erlangen.graph.generator.Families.prism;
import static dev.erlangen.graph.generator.Families.star;
import static dev.erlangen.graph.generator.Products.union;

import dev.erlangen.data.graph.Graph;
import java.util.List;

/** Pairs of graphs by which the power of a network is measured. */
public final class NamedPairs {
  private NamedPairs() {}

  /** All pairs of this class, from the easy to the hard. */
  public static List<GraphPair> all() {
    return List.of(
        new GraphPair("C4+K1/K1,4", union(cycle(4), empty(1)), star(4)),
        hexagonOrTriangles(),
        decalinOrBicyclopentyl(),
        new GraphPair("K3,3/prism", completeBipartite(3, 3), prism(3)),
        new GraphPair("cube/moebius-8", Lattices.hypercube(3), moebiusLadder(4)),
        csl41(2, 3),
        new GraphPair(
            "dodecahedron/desargues", generalizedPetersen(10, 2), generalizedPetersen(10, 3)),
        rookOrShrikhande());
  }

  /** C6 and two triangles: both 2-regular, so 1-WL cannot tell them apart. */
  public static GraphPair hexagonOrTriangles() {
    return new GraphPair("C6/2C3", cycle(6), union(cycle(3), cycle(3)));
  }

  /**
   * The carbon skeletons of decalin (two 6-rings sharing an edge) and bicyclopentyl (two 5-rings
   * joined by an edge): 1-WL cannot tell them apart, spectra can.
   */
  public static GraphPair decalinOrBicyclopentyl() {
    return new GraphPair("decalin/bicyclopentyl", decalin(), bicyclopentyl());
  }

  /** Two 6-rings sharing the edge 0 - 5. */
  public static Graph decalin() {
    return new Edges(10).path(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0).add(0, 5).build();
  }

  /** Two 5-rings joined by the edge 0 - 5. */
  public static Graph bicyclopentyl() {
    return new Edges(10).addAll(cycle(5), 0).addAll(cycle(5), 5).add(0, 5).build();
  }

  /** CSL(41; r) and CSL(41; s). */
  public static GraphPair csl41(int r, int s) {
    return new GraphPair("CSL(41;" + r + ")/CSL(41;" + s + ")", csl(41, r), csl(41, s));
  }

  /** The two srg(16, 6, 2, 2): 2-FWL and invariant networks on 2-tensors cannot tell them apart. */
  public static GraphPair rookOrShrikhande() {
    return new GraphPair(
        "rook-4x4/shrikhande", StronglyRegular.rook(4), StronglyRegular.shrikhande());
  }
}
