package dev.erlangen.topology.homology;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.topology.complex.CombinatorialComplex;
import dev.erlangen.topology.complex.ComplexBuilder;
import dev.erlangen.topology.complex.GraphEdges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A complex of dimension 2 whose faces are cyclic sequences of nodes, so that they have a boundary:
 * the sides of the cycle. A chord of a face is no part of it. Faces may share all their nodes.
 */
public final class CellComplex {
  private final int nodes;
  private final List<int[]> edges;
  private final List<int[]> faces;
  private final Map<Long, Integer> numbers = new HashMap<>();

  private CellComplex(int nodes, List<int[]> edges, List<int[]> faces) {
    this.nodes = nodes;
    this.edges = List.copyOf(edges);
    this.faces = List.copyOf(faces);
    for (int e = 0; e < edges.size(); e++) {
      numbers.put(key(edges.get(e)[0], edges.get(e)[1]), e);
    }
  }

  /**
   * Returns the complex with the given edges and faces.
   *
   * @param edges pairs of nodes, each once
   * @param faces cyclic sequences of at least three different nodes; every side must be an edge
   */
  public static CellComplex of(int nodes, List<int[]> edges, List<int[]> faces) {
    Check.positive("nodes", nodes);
    List<int[]> sorted = new ArrayList<>();
    for (int[] e : edges) {
      CellChecks.edge(nodes, e);
      sorted.add(new int[] {Math.min(e[0], e[1]), Math.max(e[0], e[1])});
    }
    CellComplex out = new CellComplex(nodes, sorted, faces.stream().map(int[]::clone).toList());
    Check.that(out.numbers.size() == edges.size(), "an edge occurs twice");
    for (int[] face : out.faces) {
      CellChecks.face(nodes, face);
      Face.around(
          face,
          (u, v) ->
              Check.that(
                  out.numbers.containsKey(key(u, v)),
                  "face %s: its side %d-%d is no edge",
                  Arrays.toString(face),
                  u,
                  v));
    }
    return out;
  }

  /** Returns the complex whose edges are the sides of the faces, in the order of their nodes. */
  public static CellComplex ofFaces(int nodes, List<int[]> faces) {
    Map<Long, int[]> sides = new TreeMap<>();
    for (int[] face : faces) {
      CellChecks.face(nodes, face);
      Face.around(face, (u, v) -> sides.put(key(u, v), new int[] {Math.min(u, v), Math.max(u, v)}));
    }
    return of(nodes, List.copyOf(sides.values()), faces);
  }

  /**
   * Gives every cell of rank 2 the cycle through its nodes.
   *
   * @param firstOfSeveral whether the first cycle (by nodes) is taken where there are several
   * @throws IllegalArgumentException naming the cell, if there is no cycle through all its nodes,
   *     or several
   */
  public static CellComplex of(CombinatorialComplex complex, boolean firstOfSeveral) {
    List<int[]> edges = new ArrayList<>();
    for (int e = 0; e < complex.count(1); e++) {
      edges.add(complex.cell(1, e));
    }
    List<int[]> sets = new ArrayList<>();
    for (int f = 0; f < complex.count(2); f++) {
      sets.add(complex.cell(2, f));
    }
    return of(complex.nodes(), edges, Cycles.of(complex.graph(), sets, firstOfSeveral));
  }

  /** Returns the nodes and edges of an undirected graph, without faces. */
  public static CellComplex ofGraph(Graph graph) {
    return of(graph.nodes(), GraphEdges.of(graph), List.of());
  }

  private static long key(int u, int v) {
    return (long) Math.min(u, v) << 32 | Math.max(u, v);
  }

  /** Number of nodes. */
  public int nodes() {
    return nodes;
  }

  /** Number of edges. */
  public int edges() {
    return edges.size();
  }

  /** Number of faces. */
  public int faces() {
    return faces.size();
  }

  /** The nodes of a face in cyclic order. */
  public int[] face(int index) {
    return faces.get(index).clone();
  }

  /** Number of the edge between two nodes. */
  int edge(int u, int v) {
    Integer e = numbers.get(key(u, v));
    Check.that(e != null, "there is no edge %d-%d", u, v);
    return e == null ? -1 : e;
  }

  /**
   * The boundary matrix ∂_k: columns are the cells of dimension k, rows those of k - 1. An edge
   * runs from its smaller to its larger node; a face runs through its cycle.
   *
   * @param k 1 or 2
   */
  public SparseMatrix boundary(int k) {
    Check.between("k", k, 1, 2);
    return k == 1 ? Boundaries.ofEdges(nodes, edges) : Boundaries.ofFaces(this);
  }

  /** The nodes and edges. */
  public Graph skeleton() {
    return Graph.undirected(
        nodes,
        edges.stream().mapToInt(e -> e[0]).toArray(),
        edges.stream().mapToInt(e -> e[1]).toArray());
  }

  /** The same cells as sets of nodes; two faces on the same nodes are an error there. */
  public CombinatorialComplex combinatorial() {
    ComplexBuilder out = CombinatorialComplex.builder(nodes);
    edges.forEach(e -> out.cell(1, e));
    faces.forEach(f -> out.cell(2, f));
    return out.build();
  }

  @Override
  public String toString() {
    return "CellComplex(" + nodes + ", " + edges.size() + ", " + faces.size() + ")";
  }
}
