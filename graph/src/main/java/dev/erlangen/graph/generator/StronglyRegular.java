package dev.erlangen.graph.generator;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;

/** Strongly regular graphs, which spectra and 2-FWL cannot tell from others of their parameters. */
public final class StronglyRegular {
  private StronglyRegular() {}

  /** Rook's graph K_m x K_m: srg(m², 2(m-1), m-2, 2). */
  public static Graph rook(int m) {
    return Products.cartesian(Families.complete(m), Families.complete(m));
  }

  /** Shrikhande graph: Z4², differences ±(0,1), ±(1,0), ±(1,1); srg(16, 6, 2, 2) as rook(4). */
  public static Graph shrikhande() {
    Edges edges = new Edges(16);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        int down = (i + 1) % 4;
        int right = (j + 1) % 4;
        int here = 4 * i + j;
        edges.add(here, 4 * i + right).add(here, 4 * down + j).add(here, 4 * down + right);
      }
    }
    return edges.build();
  }

  /** Triangular graph, the line graph of K_m: srg(m(m-1)/2, 2(m-2), m-2, 4). */
  public static Graph triangular(int m) {
    Check.between("m of a triangular graph", m, 2, 1000);
    return Products.line(Families.complete(m));
  }

  /**
   * Paley graph of a prime q with q mod 4 = 1: i and j are joined if i - j is a square modulo q;
   * srg(q, (q-1)/2, (q-5)/4, (q-1)/4).
   */
  public static Graph paley(int q) {
    Check.that(
        q % 4 == 1 && java.math.BigInteger.valueOf(q).isProbablePrime(40),
        "q of a Paley graph must be a prime with q mod 4 = 1, got %d",
        q);
    Edges edges = new Edges(q);
    boolean[] square = new boolean[q];
    for (long i = 1; i < q; i++) {
      square[(int) (i * i % q)] = true;
    }
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < i; j++) {
        if (square[i - j]) {
          edges.add(i, j);
        }
      }
    }
    return edges.build();
  }
}
