package dev.erlangen.topology.homology;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Elimination of a sparse matrix with pivots ±1, which need no fractions. The shortest row is next,
 * and of its entries the one with the fewest others in its column (Markowitz 1957), so that
 * boundary matrices stay sparse: the boundary of a mesh takes time almost proportional to its size.
 */
final class Elimination {
  private final UnaryOperator<BigInteger> reduced;
  private final List<Map<Integer, BigInteger>> rows = new ArrayList<>();
  private final List<Set<Integer>> columns = new ArrayList<>();

  /** Rows by length; an entry whose length is no longer that of its row is passed over. */
  private final PriorityQueue<Long> queue = new PriorityQueue<>();

  private int pivots;

  /**
   * Eliminates as far as pivots ±1 go.
   *
   * @param reduced normal form of a coefficient: itself, or its residue
   */
  Elimination(SparseMatrix matrix, UnaryOperator<BigInteger> reduced) {
    this.reduced = reduced;
    for (int j = 0; j < matrix.columns(); j++) {
      columns.add(new HashSet<>());
    }
    for (int i = 0; i < matrix.rows(); i++) {
      int number = i;
      Map<Integer, BigInteger> row = new HashMap<>();
      matrix
          .row(i)
          .forEach(
              (j, v) -> {
                BigInteger value = reduced.apply(BigInteger.valueOf(v));
                if (value.signum() != 0) {
                  row.put(j, value);
                  columns.get(j).add(number);
                }
              });
      rows.add(row);
      await(i);
    }
    for (Long next = queue.poll(); next != null; next = queue.poll()) {
      int row = next.intValue();
      if (rows.get(row).size() == next >>> 32) {
        eliminate(row);
      }
    }
  }

  /** Number of pivots found. */
  int pivots() {
    return pivots;
  }

  /** What is left: rows without an entry ±1. */
  BigInteger[][] rest() {
    List<Map<Integer, BigInteger>> left = rows.stream().filter(r -> !r.isEmpty()).toList();
    List<Integer> used =
        left.stream().flatMap(r -> r.keySet().stream()).distinct().sorted().toList();
    BigInteger[][] out = new BigInteger[left.size()][used.size()];
    for (int i = 0; i < out.length; i++) {
      for (int j = 0; j < used.size(); j++) {
        out[i][j] = left.get(i).getOrDefault(used.get(j), BigInteger.ZERO);
      }
    }
    return out;
  }

  private void await(int row) {
    if (!rows.get(row).isEmpty()) {
      queue.add((long) rows.get(row).size() << 32 | row);
    }
  }

  private void eliminate(int number) {
    Map<Integer, BigInteger> pivot = rows.get(number);
    int column = unit(pivot);
    if (column < 0) {
      return; // It comes back if a later pivot changes it.
    }
    BigInteger sign = pivot.getOrDefault(column, BigInteger.ONE);
    pivot.keySet().forEach(j -> columns.get(j).remove(number));
    rows.set(number, Map.of());
    for (int other : List.copyOf(columns.get(column))) {
      BigInteger entry = rows.get(other).getOrDefault(column, BigInteger.ZERO);
      subtract(other, pivot, entry.multiply(sign));
      await(other);
    }
    pivots++;
  }

  /** The column of the entry ±1 with the fewest others below and above it, or -1. */
  private int unit(Map<Integer, BigInteger> row) {
    int best = -1;
    for (Map.Entry<Integer, BigInteger> e : row.entrySet()) {
      boolean usable = e.getValue().abs().equals(BigInteger.ONE);
      if (usable && (best < 0 || columns.get(e.getKey()).size() < columns.get(best).size())) {
        best = e.getKey();
      }
    }
    return best;
  }

  private void subtract(int number, Map<Integer, BigInteger> pivot, BigInteger factor) {
    Map<Integer, BigInteger> row = rows.get(number);
    pivot.forEach(
        (j, v) -> {
          BigInteger old = row.getOrDefault(j, BigInteger.ZERO);
          BigInteger left = reduced.apply(old.subtract(v.multiply(factor)));
          if (left.signum() == 0) {
            row.remove(j);
            columns.get(j).remove(number);
          } else {
            row.put(j, left);
            columns.get(j).add(number);
          }
        });
  }
}
