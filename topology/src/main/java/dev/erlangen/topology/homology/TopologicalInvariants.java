package dev.erlangen.topology.homology;

import dev.erlangen.graph.tool.Components;
import dev.erlangen.graph.tool.Distances;
import dev.erlangen.topology.complex.CombinatorialComplex;
import dev.erlangen.topology.complex.Marks;

/** Numbers that do not depend on how a complex is numbered; all are exact. */
public final class TopologicalInvariants {
  /** What a diameter is where there is none. */
  public static final int NONE = -1;

  private TopologicalInvariants() {}

  /**
   * The Betti numbers b0, b1, b2: dimensions of the homology over a field. Over GF(2) the Klein
   * bottle has (1, 2, 1), over the rationals (1, 1, 0).
   */
  public static int[] betti(CellComplex complex, Field field) {
    int first = field.rank(complex.boundary(1));
    int second = field.rank(complex.boundary(2));
    return new int[] {
      complex.nodes() - first, complex.edges() - first - second, complex.faces() - second
    };
  }

  /** The Euler characteristic, V - E + F = b0 - b1 + b2 over any field. */
  public static int euler(CellComplex complex) {
    return complex.nodes() - complex.edges() + complex.faces();
  }

  /** Whether every edge lies in exactly two faces. */
  public static boolean isClosed(CellComplex complex) {
    return Orientation.of(complex).isClosed();
  }

  /**
   * Whether the faces can be oriented so that two faces run through a common edge in opposite
   * directions.
   *
   * @throws IllegalArgumentException if an edge lies in more than two faces
   */
  public static boolean isOrientable(CellComplex complex) {
    return Orientation.of(complex).isPossible();
  }

  /** The largest number of faces that share an edge; orientability asks for at most two. */
  public static int mostFacesOfAnEdge(CellComplex complex) {
    return Orientation.of(complex).mostFaces();
  }

  /** Whether nodes and edges can be drawn in the plane without crossings. */
  public static boolean isPlanar(CellComplex complex) {
    return Planarity.isPlanar(complex.skeleton());
  }

  /** Number of connected components of nodes and edges. */
  public static int components(CellComplex complex) {
    return Components.of(complex.skeleton()).count();
  }

  /** The largest number of edges between two nodes, {@link #NONE} if some are not connected. */
  public static int diameter(CellComplex complex) {
    return Distances.diameter(complex.skeleton());
  }

  /**
   * The largest distance of a node from a cell of rank 2, which is that from its nearest node;
   * pairs without a way count not, and without cells of rank 2 it is {@link #NONE}.
   */
  public static int crossDiameter(CombinatorialComplex complex) {
    int largest = NONE;
    for (int distance : complex.distances(0, 2)) {
      largest = distance == Marks.UNREACHABLE ? largest : Math.max(largest, distance);
    }
    return largest;
  }
}
