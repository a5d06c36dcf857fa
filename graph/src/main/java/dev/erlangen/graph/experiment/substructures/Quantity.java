package dev.erlangen.graph.experiment.substructures;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.tool.Counts;
import dev.erlangen.graph.tool.Distances;
import java.util.Locale;

/** What is predicted of a graph. */
enum Quantity {
  TRIANGLES,
  TAILED_TRIANGLES,
  STARS,
  FOUR_CYCLES,
  CONNECTED,
  DIAMETER,
  RADIUS;

  /** Name of the metric. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether it is a number of subgraphs, not a property of the whole. */
  boolean isCount() {
    return ordinal() <= FOUR_CYCLES.ordinal();
  }

  /** All quantities of a graph; NaN where one is not defined. */
  static double[] of(Graph graph) {
    Counts counts = Counts.of(graph);
    int diameter = Distances.diameter(graph);
    boolean connected = diameter != Distances.UNREACHABLE;
    return new double[] {
      counts.triangles(),
      counts.tailedTriangles(),
      counts.stars3(),
      counts.cycles4(),
      connected ? 1 : 0,
      connected ? diameter : Double.NaN,
      connected ? Distances.radius(graph) : Double.NaN
    };
  }
}
