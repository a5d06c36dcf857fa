package dev.erlangen.topology.lifting;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clusters of nodes become cells of rank 2: k-means on the first {@code clusters} eigenvectors of
 * the normalised Laplacian, started from the nodes that are farthest apart, so nothing is random.
 * Clusters inside an edge are left out, since no cell may lie inside one of lower rank.
 *
 * <p>Eigenvectors of a repeated eigenvalue are arbitrary, and clusters may depend on their choice.
 *
 * @param clusters how many; no more than there are nodes
 */
public record SpectralLifting(int clusters) implements Lifting {
  private static final int ROUNDS = 100;

  public SpectralLifting {
    Check.positive("clusters", clusters);
  }

  @Override
  public LiftedGraph of(Graph graph) {
    Check.that(graph.isUndirected(), "clusters are lifted from an undirected graph, got %s", graph);
    int k = Math.min(clusters, graph.nodes());
    double[][] points = points(graph, k);
    int[] cluster = assigned(points, k);
    List<int[]> cells = new ArrayList<>();
    for (int c = 0; c < k; c++) {
      int own = c;
      int[] cell = IntStream.range(0, cluster.length).filter(v -> cluster[v] == own).toArray();
      if (cell.length > 2 || (cell.length == 2 && graph.arc(cell[0], cell[1]) < 0)) {
        cells.add(cell);
      }
    }
    return new LiftedGraph(graph, List.of(cells));
  }

  private static double[][] points(Graph graph, int k) {
    SpectralDecomposition d = SpectralDecomposition.of(graph, LaplacianType.SYMMETRIC);
    double[][] out = new double[graph.nodes()][k];
    for (int v = 0; v < out.length; v++) {
      for (int c = 0; c < k; c++) {
        out[v][c] = d.vector(v, c);
      }
    }
    return out;
  }

  private static int[] assigned(double[][] points, int k) {
    double[][] centres = farthest(points, k);
    int[] cluster = new int[points.length];
    Arrays.fill(cluster, -1);
    for (int round = 0; round < ROUNDS; round++) {
      int[] next = Arrays.stream(points).mapToInt(p -> nearest(p, centres)).toArray();
      if (Arrays.equals(next, cluster)) {
        break;
      }
      cluster = next;
      move(points, cluster, centres);
    }
    return cluster;
  }

  private static double[][] farthest(double[][] points, int k) {
    double[][] centres = new double[k][];
    centres[0] = points[0].clone();
    for (int c = 1; c < k; c++) {
      int best = 0;
      double most = -1;
      for (int v = 0; v < points.length; v++) {
        double[] p = points[v];
        double least =
            Arrays.stream(centres, 0, c).mapToDouble(q -> distance(p, q)).min().orElseThrow();
        if (least > most) {
          most = least;
          best = v;
        }
      }
      centres[c] = points[best].clone();
    }
    return centres;
  }

  private static void move(double[][] points, int[] cluster, double[][] centres) {
    for (int c = 0; c < centres.length; c++) {
      double[] sum = new double[centres[c].length];
      int count = 0;
      for (int v = 0; v < points.length; v++) {
        if (cluster[v] == c) {
          count++;
          for (int i = 0; i < sum.length; i++) {
            sum[i] += points[v][i];
          }
        }
      }
      for (int i = 0; i < sum.length && count > 0; i++) {
        centres[c][i] = sum[i] / count;
      }
    }
  }

  private static int nearest(double[] p, double[][] centres) {
    int best = 0;
    for (int c = 1; c < centres.length; c++) {
      best = distance(p, centres[c]) < distance(p, centres[best]) ? c : best;
    }
    return best;
  }

  private static double distance(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += (p[i] - q[i]) * (p[i] - q[i]);
    }
    return sum;
  }
}
