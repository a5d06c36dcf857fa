package dev.erlangen.cli.predict;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Rows to predict on, with the cell that holds the input; read one after the other, so a table may
 * be larger than memory.
 */
public final class RowSource implements Closeable {
  private final List<String> header;
  private final int column;
  private final Iterator<List<String>> rows;
  private final Closeable source;

  private RowSource(
      List<String> header, int column, Iterator<List<String>> rows, Closeable source) {
    this.header = header;
    this.column = column;
    this.rows = rows;
    this.source = source;
  }

  /** Returns one row per value, with one column called {@code smiles}. */
  public static RowSource of(List<String> values) {
    return new RowSource(List.of("smiles"), 0, values.stream().map(List::of).iterator(), () -> {});
  }

  /**
   * Opens a CSV file (RFC 4180, UTF-8) whose first line names the columns.
   *
   * @throws IllegalArgumentException if the file is empty or has no such column
   */
  public static RowSource open(Path file, String column) throws IOException {
    Check.that(Files.isRegularFile(file), "%s", "no such file: " + file);
    // The reader of java.nio reports bytes that are not UTF-8; FastCSV's own would replace them.
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(Files.newBufferedReader(file));
    Iterator<List<String>> rows = cells(file, reader.iterator());
    try {
      Check.that(rows.hasNext(), "%s", file + " is empty; its first line must name the columns");
      List<String> header = withoutMark(rows.next());
      int index = header.indexOf(column);
      Check.that(
          index >= 0,
          "%s",
          "%s has no column '%s', only %s%s; --column names another"
              .formatted(file, column, header, Nearest.hint(column, header)));
      return new RowSource(header, index, rows, reader);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /** Spreadsheets begin a UTF-8 file with a byte order mark, which is not part of a name. */
  private static List<String> withoutMark(List<String> header) {
    List<String> names = new ArrayList<>(header);
    names.set(0, names.get(0).replace("\uFEFF", ""));
    return List.copyOf(names);
  }

  private static Iterator<List<String>> cells(Path file, Iterator<CsvRecord> records) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          return records.hasNext();
        } catch (CsvParseException | UncheckedIOException e) {
          throw new IllegalArgumentException(
              file + " is not a CSV file in UTF-8: " + e.getMessage());
        }
      }

      @Override
      public List<String> next() {
        return records.next().getFields();
      }
    };
  }

  /** Names of the columns. */
  public List<String> header() {
    return header;
  }

  /** Whether there is another row. */
  public boolean hasNext() {
    return rows.hasNext();
  }

  /** Returns the next row; shorter and longer ones than the header occur in practice. */
  public List<String> next() {
    return rows.next();
  }

  /** Returns the input of a row, or fails if the row is too short. */
  public String input(List<String> row) {
    Check.that(
        column < row.size(), "the row has %d cells, no '%s'", row.size(), header.get(column));
    return row.get(column);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
