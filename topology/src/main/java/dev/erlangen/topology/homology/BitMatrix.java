package dev.erlangen.topology.homology;

import dev.erlangen.core.Check;
import java.util.Arrays;

/** A matrix over the field of two elements, 64 entries of a row to a word. */
public final class BitMatrix {
  private final int rows;
  private final int columns;
  private final int words;
  private final long[] bits;

  /** Returns the matrix of zeros. */
  public BitMatrix(int rows, int columns) {
    this.rows = (int) Check.notNegative("rows", rows);
    this.columns = (int) Check.notNegative("columns", columns);
    this.words = (columns + 63) >>> 6;
    this.bits = new long[Math.multiplyExact(rows, words)];
  }

  /** The entries of a matrix, modulo 2. */
  public static BitMatrix of(SparseMatrix matrix) {
    BitMatrix out = new BitMatrix(matrix.rows(), matrix.columns());
    for (int i = 0; i < matrix.rows(); i++) {
      int row = i;
      matrix
          .row(i)
          .forEach(
              (j, value) -> {
                if ((value & 1) != 0) {
                  out.flip(row, j);
                }
              });
    }
    return out;
  }

  /** Adds 1 to an entry. */
  public void flip(int row, int column) {
    Check.between("row", row, 0, rows - 1L);
    Check.between("column", column, 0, columns - 1L);
    bits[row * words + (column >>> 6)] ^= 1L << column;
  }

  /** Returns an entry. */
  public boolean get(int row, int column) {
    return (bits[row * words + (column >>> 6)] >>> column & 1) != 0;
  }

  /** The rank, by elimination on a copy: O(rows² columns / 64). */
  public int rank() {
    long[] m = bits.clone();
    int rank = 0;
    for (int word = 0; word < words && rank < rows; word++) {
      rank = eliminate(m, word, rank);
    }
    return rank;
  }

  /** Finds all pivots in the 64 columns of a word; entries to the left of it are 0 by now. */
  private int eliminate(long[] m, int word, int first) {
    int rank = first;
    for (int bit = 0; bit < 64 && rank < rows; bit++) {
      long mask = 1L << bit;
      int pivot = rank;
      while (pivot < rows && (m[pivot * words + word] & mask) == 0) {
        pivot++;
      }
      if (pivot == rows) {
        continue;
      }
      swap(m, pivot, rank);
      int from = rank * words;
      for (int i = pivot + 1; i < rows; i++) {
        if ((m[i * words + word] & mask) != 0) {
          int to = i * words;
          for (int w = word; w < words; w++) {
            m[to + w] ^= m[from + w];
          }
        }
      }
      rank++;
    }
    return rank;
  }

  private void swap(long[] m, int a, int b) {
    if (a != b) {
      long[] row = Arrays.copyOfRange(m, a * words, (a + 1) * words);
      System.arraycopy(m, b * words, m, a * words, words);
      System.arraycopy(row, 0, m, b * words, words);
    }
  }
}
