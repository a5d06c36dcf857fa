package dev.erlangen.core.autograd;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Edges between columns (senders) and rows (receivers), sorted by row, together with their
 * transpose.
 *
 * <p>Edge features that meet a {@code Csr} are in its order: {@link #order} says which given edge
 * stands at each position. Edges of equal row keep the order they were given in. Repeated edges and
 * rows without edges are allowed. All tensors are int64 and immutable; they belong to the {@link
 * org.bytedeco.javacpp.PointerScope} in which the {@code Csr} was made.
 *
 * <p>Indices are checked here, once; the native kernels do not check them again. Building takes O(E
 * + rows + columns).
 */
public final class Csr {
  private final int[] starts;
  private final int columns;
  private final int[] position;
  private final Tensor pointer;
  private final Tensor row;
  private final Tensor column;
  private final Tensor order;
  private final Csr transpose;
  private @Nullable Chunks chunks;

  /** Edges from {@code column[i]} to {@code row[i]}. */
  public static Csr of(int rows, int columns, int[] row, int[] column) {
    Check.notNegative("rows", rows);
    Check.notNegative("columns", columns);
    Check.that(
        row.length == column.length,
        "every edge needs a row and a column, got %d rows and %d columns",
        row.length,
        column.length);
    checkRange("row", row, rows);
    checkRange("column", column, columns);
    return new Csr(rows, columns, row, column);
  }

  /** {@link #of(int, int, int[], int[])} for 64-bit indices. */
  public static Csr of(int rows, int columns, long[] row, long[] column) {
    return of(rows, columns, narrowed("row", row), narrowed("column", column));
  }

  /**
   * Segments of consecutive elements, for instance the nodes of each graph in a batch: row {@code
   * i} holds {@code lengths[i]} columns.
   */
  public static Csr segments(int... lengths) {
    long total = 0;
    for (int length : lengths) {
      total += Check.notNegative("length of a segment", length);
    }
    Check.that(total < Integer.MAX_VALUE, "segments of %d elements in all do not fit", total);
    int[] row = new int[(int) total];
    int[] column = new int[(int) total];
    for (int i = 0, at = 0; i < lengths.length; i++) {
      for (int k = 0; k < lengths[i]; k++, at++) {
        row[at] = i;
        column[at] = at;
      }
    }
    return of(lengths.length, (int) total, row, column);
  }

  private Csr(int rows, int columns, int[] givenRow, int[] givenColumn) {
    int[] sorting = CountingSort.order(givenRow, rows);
    int[] sortedRow = CountingSort.pick(givenRow, sorting);
    int[] sortedColumn = CountingSort.pick(givenColumn, sorting);
    this.starts = CountingSort.starts(givenRow, rows);
    this.columns = columns;
    this.position = sorting;
    this.pointer = tensor(starts);
    this.row = tensor(sortedRow);
    this.column = tensor(sortedColumn);
    this.order = tensor(sorting);
    this.transpose = new Csr(this, sortedRow, sortedColumn);
  }

  private Csr(Csr original, int[] row, int[] column) {
    int[] sorting = CountingSort.order(column, original.columns);
    this.starts = CountingSort.starts(column, original.columns);
    this.columns = original.rows();
    this.position = sorting;
    this.pointer = tensor(starts);
    this.row = tensor(CountingSort.pick(column, sorting));
    this.column = tensor(CountingSort.pick(row, sorting));
    this.order = tensor(sorting);
    this.transpose = original;
  }

  private Csr(Csr on, Device device, @Nullable Csr transposed) {
    this.starts = on.starts;
    this.columns = on.columns;
    this.position = on.position;
    this.pointer = moved(on.pointer, device);
    this.row = moved(on.row, device);
    this.column = moved(on.column, device);
    this.order = moved(on.order, device);
    this.transpose = transposed == null ? new Csr(on.transpose, device, this) : transposed;
  }

  /** Number of receivers, M. */
  public int rows() {
    return starts.length - 1;
  }

  /** Number of senders, N. */
  public int columns() {
    return columns;
  }

  /** Number of edges, E. */
  public int edges() {
    return position.length;
  }

  /** {@code (M+1)}: the edges of row {@code i} are {@code pointer[i] .. pointer[i+1]-1}. */
  public Tensor pointer() {
    return pointer;
  }

  /** {@code (E)}: the row of each edge, ascending. */
  public Tensor row() {
    return row;
  }

  /** {@code (E)}: the column of each edge. */
  public Tensor column() {
    return column;
  }

  /**
   * {@code (E)}: the edge, in the order given to {@link #of}, that stands at each position; of a
   * transpose, the position of each edge in the original.
   */
  public Tensor order() {
    return order;
  }

  /** The same edges sorted by column; the transpose of the transpose is this object. */
  public Csr transpose() {
    return transpose;
  }

  /**
   * {@code (M)} of the dtype and on the device of {@code like}: the number of edges of each row.
   */
  public Tensor degree(Tensor like) {
    return Tensors.like(pointer.diff(), like);
  }

  /** The same edges with tensors on {@code device}. */
  public Csr to(Device device) {
    return new Csr(this, device, null);
  }

  boolean hasEmptyRows() {
    for (int i = 0; i < rows(); i++) {
      if (starts[i] == starts[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** The rows cut into chunks; heap memory only, so it may be kept as long as this object. */
  Chunks chunks() {
    Chunks known = chunks;
    if (known == null) {
      known = Chunks.of(starts);
      chunks = known;
    }
    return known;
  }

  private static Tensor moved(Tensor t, Device device) {
    return t.to(device, t.scalar_type());
  }

  private static Tensor tensor(int[] values) {
    return Tensors.of(Arrays.stream(values).asLongStream().toArray());
  }

  private static void checkRange(String name, int[] index, int size) {
    for (int i = 0; i < index.length; i++) {
      if (index[i] < 0 || index[i] >= size) {
        throw new IllegalArgumentException(
            String.format("%s of edge %d must be in [0, %d), got %d", name, i, size, index[i]));
      }
    }
  }

  private static int[] narrowed(String name, long[] index) {
    int[] out = new int[index.length];
    for (int i = 0; i < index.length; i++) {
      out[i] = (int) index[i];
      if (out[i] != index[i]) {
        throw new IllegalArgumentException(
            String.format("%s of edge %d must fit 32 bits, got %d", name, i, index[i]));
      }
    }
    return out;
  }

  @Override
  public String toString() {
    return "Csr(" + rows() + " rows, " + columns + " columns, " + edges() + " edges)";
  }
}
