package dev.erlangen.graph.generator;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Random graph models. */
public final class RandomGraphs {
  private RandomGraphs() {}

  /** G(n, p): every edge is present with probability p, independently. O(n + edges). */
  public static Graph erdosRenyi(int n, double p, RandomGenerator random) {
    Check.between("p", p, 0, 1);
    Edges edges = new Edges(n);
    long pairs = (long) n * (n - 1) / 2;
    long at = -1;
    while (true) {
      at += p >= 1 ? 1 : skip(p, random);
      if (at >= pairs || at < 0) {
        return edges.build();
      }
      // Pair number at = v(v-1)/2 + u with u < v.
      int v = (int) ((1 + Math.sqrt(1 + 8.0 * at)) / 2);
      v -= (long) v * (v - 1) / 2 > at ? 1 : 0;
      v += (long) v * (v + 1) / 2 <= at ? 1 : 0;
      edges.add((int) (at - (long) v * (v - 1) / 2), v);
    }
  }

  /** Geometric distance to the next edge that is present. */
  private static long skip(double p, RandomGenerator random) {
    if (p == 0) {
      return Long.MAX_VALUE;
    }
    return 1 + (long) Math.min(1e18, Math.log1p(-random.nextDouble()) / Math.log1p(-p));
  }

  /** Tree on n nodes, uniform among all labelled ones, from a random Prüfer code. */
  public static Graph tree(int n, RandomGenerator random) {
    int[] code = new int[Math.max(0, n - 2)];
    for (int i = 0; i < code.length; i++) {
      code[i] = random.nextInt(n);
    }
    return PrueferCode.decode(n, code);
  }

  /**
   * Stochastic block model: nodes of blocks a and b are joined with probability p[a][b]; the node
   * type is the block.
   *
   * @param sizes size of each block
   * @param p symmetric probabilities
   */
  public static Graph stochasticBlocks(int[] sizes, double[][] p, RandomGenerator random) {
    Check.that(p.length == sizes.length, "%d blocks need %d rows of p", sizes.length, p.length);
    int n = 0;
    for (int a = 0; a < sizes.length; a++) {
      n = Math.addExact(n, (int) Check.notNegative("size of a block", sizes[a]));
      Check.that(p[a].length == sizes.length, "row %d of p must have %d entries", a, sizes.length);
      for (int b = 0; b < sizes.length; b++) {
        Check.between("p", p[a][b], 0, 1);
        Check.that(p[a][b] == p[b][a], "p must be symmetric, (%d, %d) is not", a, b);
      }
    }
    int[] block = new int[n];
    for (int a = 0, i = 0; a < sizes.length; i += sizes[a++]) {
      Arrays.fill(block, i, i + sizes[a], a);
    }
    Edges edges = new Edges(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (random.nextDouble() < p[block[i]][block[j]]) {
          edges.add(j, i);
        }
      }
    }
    return edges.build().withNodeTypes(IntTable.column(block));
  }

  /**
   * Barabási–Albert: starts from m nodes without edges; each further node is joined to m different
   * earlier ones, chosen in proportion to their degree (all of the first m to begin with).
   */
  public static Graph barabasiAlbert(int n, int m, RandomGenerator random) {
    Check.between("m", m, 1, n - 1L);
    Edges edges = new Edges(n);
    int[] ends = new int[2 * m * (n - m)];
    int count = 0;
    int[] targets = new int[m];
    for (int i = 0; i < m; i++) {
      targets[i] = i;
    }
    for (int v = m; v < n; v++) {
      for (int target : targets) {
        edges.add(target, v);
        ends[count++] = target;
        ends[count++] = v;
      }
      for (int i = 0; i < m; ) {
        int candidate = ends[random.nextInt(count)];
        boolean fresh = true;
        for (int j = 0; j < i; j++) {
          fresh &= targets[j] != candidate;
        }
        if (fresh) {
          targets[i++] = candidate;
        }
      }
    }
    return edges.build();
  }

  /**
   * Watts–Strogatz: a ring in which each node is joined to its k/2 neighbours on either side, every
   * edge then rewired at its far end with probability p to a node it is not yet joined to.
   */
  public static Graph wattsStrogatz(int n, int k, double p, RandomGenerator random) {
    Check.that(k % 2 == 0 && k >= 2 && k < n, "k must be even and in [2, %d], got %d", n - 1, k);
    Check.between("p", p, 0, 1);
    AdjacencySets sets = new AdjacencySets(n);
    for (int step = 1; step <= k / 2; step++) {
      for (int i = 0; i < n; i++) {
        sets.add(i, (i + step) % n);
      }
    }
    for (int step = 1; step <= k / 2; step++) {
      for (int i = 0; i < n; i++) {
        if (random.nextDouble() < p && sets.degree(i) < n - 1) {
          int fresh;
          do {
            fresh = random.nextInt(n);
          } while (fresh == i || sets.joined(i, fresh));
          sets.remove(i, (i + step) % n);
          sets.add(i, fresh);
        }
      }
    }
    return sets.build();
  }

  /** Random geometric graph: n uniform points in the unit square, joined if nearer than radius. */
  public static Graph geometric(int n, double radius, RandomGenerator random) {
    Check.positive("radius", radius);
    double[] x = new double[n];
    double[] y = new double[n];
    Edges edges = new Edges(n);
    for (int i = 0; i < n; i++) {
      x[i] = random.nextDouble();
      y[i] = random.nextDouble();
      for (int j = 0; j < i; j++) {
        if (Math.hypot(x[i] - x[j], y[i] - y[j]) < radius) {
          edges.add(j, i);
        }
      }
    }
    return edges.build();
  }

  /**
   * d-regular graph by pairing half-edges (Steger and Wormald 1999): close to uniform for d much
   * smaller than √n. n·d must be even.
   */
  public static Graph regular(int n, int d, RandomGenerator random) {
    Check.between("degree", d, 0, n - 1L);
    Check.that((long) n * d % 2 == 0, "n·d must be even, got %d·%d", n, d);
    return new RegularPairing(n, d, random).sample();
  }
}
