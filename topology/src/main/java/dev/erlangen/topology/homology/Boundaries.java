package dev.erlangen.topology.homology;

import java.util.List;

/** The boundary matrices of a complex of dimension 2. */
final class Boundaries {
  private Boundaries() {}

  /** Rows are nodes, columns edges: -1 at the smaller, 1 at the larger node. */
  static SparseMatrix ofEdges(int nodes, List<int[]> edges) {
    SparseMatrix out = new SparseMatrix(nodes, edges.size());
    for (int e = 0; e < edges.size(); e++) {
      out.put(edges.get(e)[0], e, -1);
      out.put(edges.get(e)[1], e, 1);
    }
    return out;
  }

  /** Rows are edges, columns faces: 1 where the face runs to the larger node, -1 backwards. */
  static SparseMatrix ofFaces(CellComplex complex) {
    SparseMatrix out = new SparseMatrix(complex.edges(), complex.faces());
    for (int f = 0; f < complex.faces(); f++) {
      int column = f;
      Face.around(complex.face(f), (u, v) -> out.put(complex.edge(u, v), column, u < v ? 1 : -1));
    }
    return out;
  }
}
