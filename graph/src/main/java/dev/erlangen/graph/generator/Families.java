package dev.erlangen.graph.generator;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.TreeSet;

/** Named families of graphs. */
public final class Families {
  private Families() {}

  /** Graph without edges. */
  public static Graph empty(int n) {
    return new Edges(n).build();
  }

  /** Path P_n on n nodes, in order. */
  public static Graph path(int n) {
    Edges edges = new Edges(n);
    for (int i = 1; i < n; i++) {
      edges.add(i - 1, i);
    }
    return edges.build();
  }

  /** Cycle C_n, n at least 3. */
  public static Graph cycle(int n) {
    Check.between("nodes of a cycle", n, 3, Integer.MAX_VALUE);
    return circulant(n, 1);
  }

  /** Complete graph K_n. */
  public static Graph complete(int n) {
    Edges edges = new Edges(n);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        edges.add(i, j);
      }
    }
    return edges.build();
  }

  /** Complete bipartite graph K_a,b; the a nodes come first. */
  public static Graph completeBipartite(int a, int b) {
    Check.positive("a", a);
    Check.positive("b", b);
    Edges edges = new Edges(a + b);
    for (int i = 0; i < a; i++) {
      for (int j = 0; j < b; j++) {
        edges.add(i, a + j);
      }
    }
    return edges.build();
  }

  /** Star K_1,leaves; node 0 is the centre. */
  public static Graph star(int leaves) {
    return completeBipartite(1, leaves);
  }

  /** Wheel: node 0 joined to every node of a cycle of {@code rim} nodes. */
  public static Graph wheel(int rim) {
    Edges edges = new Edges(rim + 1).addAll(cycle(rim), 1);
    for (int i = 1; i <= rim; i++) {
      edges.add(0, i);
    }
    return edges.build();
  }

  /** Circulant graph: i is joined to i ± s modulo n for every step s in 1 .. n/2. */
  public static Graph circulant(int n, int... steps) {
    Edges edges = new Edges(n);
    TreeSet<Integer> distinct = new TreeSet<>();
    for (int step : steps) {
      Check.between("step of a circulant graph", step, 1, n / 2);
      Check.that(distinct.add(step), "step %d of a circulant graph is given twice", step);
      int ends = 2 * step == n ? step : n;
      for (int i = 0; i < ends; i++) {
        edges.add(i, (i + step) % n);
      }
    }
    return edges.build();
  }

  /**
   * Circular skip link graph CSL(n; r): the cycle with the chords i - (i + r) (Murphy et al. 2019).
   * 4-regular; 1-WL cannot tell two of the same n apart.
   */
  public static Graph csl(int n, int r) {
    Check.between("skip of a CSL graph", r, 2, n - 2);
    return circulant(n, 1, Math.min(r, n - r));
  }

  /** Generalised Petersen graph GP(n, k): an outer n-cycle, spokes, an inner star polygon. */
  public static Graph generalizedPetersen(int n, int k) {
    Check.between("k of GP(n, k)", k, 1, (n - 1) / 2);
    Edges edges = new Edges(2 * n);
    for (int i = 0; i < n; i++) {
      edges.add(i, (i + 1) % n).add(i, n + i).add(n + i, n + (i + k) % n);
    }
    return edges.build();
  }

  /** Petersen graph GP(5, 2): srg(10, 3, 0, 1). */
  public static Graph petersen() {
    return generalizedPetersen(5, 2);
  }

  /** Ladder P_n x K_2. */
  public static Graph ladder(int n) {
    return Products.cartesian(path(n), complete(2));
  }

  /** Prism C_n x K_2. */
  public static Graph prism(int n) {
    return Products.cartesian(cycle(n), complete(2));
  }

  /** Möbius ladder on 2n nodes: the 2n-cycle with its n longest diagonals. */
  public static Graph moebiusLadder(int n) {
    return circulant(2 * n, 1, n);
  }

  /**
   * Cubic Hamiltonian graph from its LCF code: the n-cycle with a chord from i to i + shift, the
   * shifts being repeated around the cycle.
   */
  public static Graph lcf(int n, int... shifts) {
    Check.that(
        shifts.length > 0 && n % shifts.length == 0,
        "an LCF code of %d shifts does not fit %d nodes",
        shifts.length,
        n);
    Edges edges = new Edges(n).addAll(cycle(n), 0);
    for (int i = 0; i < n; i++) {
      int j = Math.floorMod(i + shifts[i % shifts.length], n);
      int back = Math.floorMod(j + shifts[j % shifts.length], n);
      Check.that(back == i && i != j, "LCF code: the chord of node %d has no way back", i);
      if (i < j) {
        edges.add(i, j);
      }
    }
    return edges.build();
  }

  /** Heawood graph: 14 nodes, cubic, girth 6. */
  public static Graph heawood() {
    return lcf(14, 5, -5);
  }

  /** Pappus graph: 18 nodes, cubic, girth 6. */
  public static Graph pappus() {
    return lcf(18, 5, 7, -7, 7, -7, -5);
  }
}
