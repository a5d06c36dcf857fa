package dev.erlangen.graph.signnet.filter;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.tool.Components;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Removes random edges of an undirected graph as long as it does not fall apart. */
final class Thinning {
  private Thinning() {}

  static Graph thinned(Graph graph, double share, long seed) {
    List<int[]> edges = new ArrayList<>();
    for (int e = 0; e < graph.arcs(); e++) {
      if (graph.source(e) < graph.destination(e)) {
        edges.add(new int[] {graph.source(e), graph.destination(e)});
      }
    }
    int left = (int) Math.round(share * edges.size());
    int parts = Components.of(graph).count();
    SplittableRandom random = new SplittableRandom(seed);
    for (int tries = edges.size(); left > 0 && tries > 0; tries--) {
      int[] removed = edges.remove(random.nextInt(edges.size()));
      if (Components.of(graph(graph.nodes(), edges)).count() > parts) {
        edges.add(removed);
      } else {
        left--;
      }
    }
    return graph(graph.nodes(), edges);
  }

  private static Graph graph(int nodes, List<int[]> edges) {
    return Graph.undirected(
        nodes,
        edges.stream().mapToInt(e -> e[0]).toArray(),
        edges.stream().mapToInt(e -> e[1]).toArray());
  }
}
