package dev.erlangen.graph.encoding;

import dev.erlangen.data.graph.Graph;

/** The number of arcs into each node, one column. */
public record DegreeEncoding() implements NodeEncoding {
  @Override
  public int columns() {
    return 1;
  }

  @Override
  public double[] of(Graph graph) {
    double[] degrees = new double[graph.nodes()];
    for (int v = 0; v < degrees.length; v++) {
      degrees[v] = graph.inDegree(v);
    }
    return degrees;
  }
}
