package dev.erlangen.topology.homology;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.Parallel;
import dev.erlangen.graph.tool.Distances;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The two diameters of a complex, by a search from every node: O(nodes · cells) time and memory for
 * one search per thread, where {@link TopologicalInvariants#crossDiameter} keeps all distances.
 *
 * @param nodes largest distance between two nodes, {@link TopologicalInvariants#NONE} if some are
 *     not connected
 * @param cross largest distance of a node from a face, {@link TopologicalInvariants#NONE} without
 *     faces; pairs without a way count not
 */
public record Diameters(int nodes, int cross) {
  private static final int TOGETHER = 64;

  /** Measures a complex. */
  public static Diameters of(CellComplex complex) {
    Graph graph = complex.skeleton();
    int[][] faces =
        IntStream.range(0, complex.faces()).mapToObj(complex::face).toArray(int[][]::new);
    List<Integer> blocks =
        IntStream.iterate(0, b -> b < graph.nodes(), b -> b + TOGETHER).boxed().toList();
    List<int[]> found = Parallel.map(blocks, first -> block(graph, faces, first));
    boolean connected = found.stream().allMatch(f -> f[0] != TopologicalInvariants.NONE);
    return new Diameters(
        connected
            ? found.stream().mapToInt(f -> f[0]).max().orElseThrow()
            : TopologicalInvariants.NONE,
        found.stream().mapToInt(f -> f[1]).max().orElseThrow());
  }

  private static int[] block(Graph graph, int[][] faces, int first) {
    int[] out = {0, TopologicalInvariants.NONE};
    for (int v = first; v < Math.min(graph.nodes(), first + TOGETHER); v++) {
      int[] distance = Distances.to(graph, v);
      boolean all = Arrays.stream(distance).allMatch(d -> d != Distances.UNREACHABLE);
      out[0] =
          all && out[0] != TopologicalInvariants.NONE
              ? Math.max(out[0], Arrays.stream(distance).max().orElseThrow())
              : TopologicalInvariants.NONE;
      for (int[] face : faces) {
        int nearest = Integer.MAX_VALUE;
        for (int corner : face) {
          // Nodes of one face are connected, so either all of them are reached or none is.
          nearest = Math.min(nearest, distance[corner]);
        }
        out[1] = Math.max(out[1], nearest);
      }
    }
    return out;
  }
}
