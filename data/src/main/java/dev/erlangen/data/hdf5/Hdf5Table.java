package dev.erlangen.data.hdf5;

import dev.erlangen.core.Check;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.OrderedDataType;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A table of an HDF5 file as pandas writes it with {@code format="table"}: rows of several columns,
 * in chunks. Only the chunks with wanted rows are read, one at a time, so memory does not grow with
 * the file.
 */
public final class Hdf5Table implements AutoCloseable {
  private static final long LARGEST_CHUNK = 64L << 20;

  private final String name;
  private final HdfFile file;
  private final ChunkedDataset dataset;
  private final CompoundDataType row;
  private final int rows;
  private final int perChunk;
  private final ChunkCodec codec;
  private int held = -1;
  private ByteBuffer chunk = ByteBuffer.allocate(0);

  private Hdf5Table(String name, HdfFile file, String path) {
    this.name = name;
    this.file = file;
    Dataset found = file.getDatasetByPath(path);
    Check.that(
        found instanceof ChunkedDataset && found.getDataType() instanceof CompoundDataType,
        "%s: %s must be a table in chunks, as pandas writes it with format=\"table\"",
        name,
        path);
    dataset = (ChunkedDataset) found;
    row = (CompoundDataType) found.getDataType();
    long[] shape = found.getDimensionsAsLong();
    Check.that(
        shape.length == 1 && shape[0] > 0 && shape[0] < Integer.MAX_VALUE,
        "%s: a table has one axis of at least one row, got %s",
        name,
        Arrays.toString(shape));
    rows = (int) shape[0];
    perChunk = dataset.getChunkDimensions()[0];
    long bytes = (long) perChunk * row.getSize();
    Check.that(
        perChunk > 0 && row.getSize() > 0 && bytes <= LARGEST_CHUNK,
        "%s: chunks must have between 1 and %d bytes, got %d",
        name,
        LARGEST_CHUNK,
        bytes);
    codec = new ChunkCodec(name, dataset, (int) bytes, row.getSize());
  }

  /**
   * Opens the table at {@code path}, such as {@code /table/table} for the key "table".
   *
   * @throws IllegalArgumentException if the file has no such table
   */
  public static Hdf5Table open(Path file, String path) {
    Check.that(Files.isRegularFile(file), "there is no file %s", file);
    String name = file.toString();
    return guarded(
        name,
        () -> {
          HdfFile opened = new HdfFile(file);
          try {
            return new Hdf5Table(name, opened, path);
          } catch (RuntimeException e) {
            opened.close();
            throw e;
          }
        });
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /**
   * A column of {@code width} numbers per row.
   *
   * @param type their Java type, such as {@code float.class}
   * @return where it begins in a row
   * @throws IllegalArgumentException if there is none
   */
  public int column(String column, Class<?> type, int width) {
    return guarded(name, () -> checkedColumn(column, type, width));
  }

  private int checkedColumn(String column, Class<?> type, int width) {
    CompoundDataMember member =
        row.getMembers().stream()
            .filter(m -> m.getName().equals(column))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s: the table has no column %s, it has %s"
                            .formatted(
                                name,
                                column,
                                row.getMembers().stream()
                                    .map(CompoundDataMember::getName)
                                    .toList())));
    DataType of = member.getDataType();
    int got =
        of instanceof ArrayDataType array
            ? IntStream.of(array.getArrayTypeDimensions()).reduce(1, (a, b) -> a * b)
            : 1;
    DataType base = of instanceof ArrayDataType array ? array.getBaseType() : of;
    Check.that(
        base.getJavaType() == type && got == width,
        "%s: column %s must be %d times %s, got %d times %s",
        name,
        column,
        width,
        type,
        got,
        base.getJavaType());
    Check.that(
        base instanceof OrderedDataType ordered
            && ordered.getByteOrder() == ByteOrder.LITTLE_ENDIAN,
        "%s: column %s must be little-endian",
        name,
        column);
    int end = member.getOffset() + width * base.getSize();
    Check.that(
        member.getOffset() >= 0 && end <= row.getSize(),
        "%s: column %s ends after its row",
        name,
        column);
    return member.getOffset();
  }

  /** The bytes of row r, little-endian, with columns at their places; valid until the next call. */
  public ByteBuffer row(int r) {
    Check.between("row", r, 0, rows - 1);
    int wanted = r / perChunk;
    if (held != wanted) {
      int[] first = {wanted * perChunk};
      chunk = guarded(name, () -> codec.decode(dataset.getRawChunkBuffer(first)));
      held = wanted;
    }
    return chunk
        .slice((r % perChunk) * row.getSize(), row.getSize())
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A damaged file shows in many ways, none of which a user can act on but by another file. */
  private static <T> T guarded(String name, Supplier<T> read) {
    try {
      return read.get();
    } catch (HdfException
        | BufferUnderflowException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | ArithmeticException
        | ClassCastException
        | NullPointerException
        | UnsupportedOperationException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new IllegalArgumentException(
          "%s cannot be read as HDF5 with this table: %s".formatted(name, why), e);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
