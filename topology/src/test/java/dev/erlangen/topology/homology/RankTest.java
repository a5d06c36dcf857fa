package dev.erlangen.topology.homology;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void ranksAgreeWithPlainEliminationModuloPrimes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 3 + random.nextInt(40);
    int columns = 3 + random.nextInt(100);
    SparseMatrix m = new SparseMatrix(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        if (random.nextInt(4) == 0) {
          m.put(i, j, random.nextInt(-3, 4));
        }
      }
    }
    // A dependent row with large entries.
    for (int j = 0; j < columns; j++) {
      m.put(rows - 1, j, 1_000_003L * m.get(0, j) - 7 * m.get(1, j));
    }
    assertThat(Field.GF2.rank(m)).isEqualTo(modular(m, 2));
    assertThat(new Elimination(m, v -> v.mod(BigInteger.TWO)).pivots()).isEqualTo(modular(m, 2));
    // The rank over Q is the largest modulo any prime; a large one misses it hardly ever.
    assertThat(Field.Q.rank(m)).isEqualTo(modular(m, 2_147_483_647L));
  }

  @Test
  void torsionMakesTheFieldsDiffer() {
    SparseMatrix two = new SparseMatrix(2, 2);
    two.put(0, 0, 2);
    two.put(1, 1, 6);
    assertThat(Field.Q.rank(two)).isEqualTo(2);
    assertThat(Field.GF2.rank(two)).isZero();
    assertThat(Field.Q.rank(new SparseMatrix(0, 5))).isZero();
    assertThat(Field.GF2.rank(new SparseMatrix(5, 0))).isZero();
  }

  @Test
  void hilbertLikeMatricesHaveFullRankWithoutRounding() {
    SparseMatrix m = new SparseMatrix(12, 12);
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 12; j++) {
        m.put(
            i, j, 232_792_560L / (i + j + 1)); // floored: still regular, far below double precision
      }
    }
    assertThat(Field.Q.rank(m)).isEqualTo(modular(m, 2_147_483_647L)).isEqualTo(12);
  }

  @Test
  void boundariesOfLargeSurfacesAreFast() {
    CellComplex klein = Surfaces.kleinBottle(60, 70);
    assertThat((long) klein.edges() * klein.faces()).isGreaterThan(Field.MOST_BITS);
    assertThat(TopologicalInvariants.betti(klein, Field.Q)).containsExactly(1, 1, 0);
    assertThat(TopologicalInvariants.betti(klein, Field.GF2)).containsExactly(1, 2, 1);
  }

  private static int modular(SparseMatrix m, long prime) {
    long[][] a = new long[m.rows()][m.columns()];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < m.columns(); j++) {
        a[i][j] = Math.floorMod(m.get(i, j), prime);
      }
    }
    int rank = 0;
    for (int j = 0; j < m.columns() && rank < a.length; j++) {
      int pivot = rank;
      while (pivot < a.length && a[pivot][j] == 0) {
        pivot++;
      }
      if (pivot == a.length) {
        continue;
      }
      long[] row = a[pivot];
      a[pivot] = a[rank];
      a[rank] = row;
      long inverse = BigInteger.valueOf(row[j]).modInverse(BigInteger.valueOf(prime)).longValue();
      for (int i = rank + 1; i < a.length; i++) {
        long factor = a[i][j] * inverse % prime;
        for (int k = j; k < m.columns() && factor != 0; k++) {
          a[i][k] = Math.floorMod(a[i][k] - factor * row[k] % prime, prime);
        }
      }
      rank++;
    }
    return rank;
  }
}
