package dev.erlangen.data.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.erlangen.core.Nearest;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * A table of comma separated values (RFC 4180) with a header, read row by row, columns by name.
 *
 * <p>Every row must have as many fields as the header. Fields and records are bounded in length.
 */
public final class CsvInput implements Closeable {
  private static final int LONGEST_FIELD = 1 << 24;

  private final String name;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> columns;
  private CsvRecord row;

  private CsvInput(String name, InputStream in) {
    this.name = name;
    this.reader =
        CsvReader.builder()
            .maxBufferSize(LONGEST_FIELD)
            .detectBomHeader(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.records = reader.iterator();
    this.row = advance("the header");
    this.columns = row.getFields();
  }

  /** Opens a table, plain or gzip. */
  public static CsvInput open(Path file) {
    return new CsvInput(file.toString(), BoundedInput.open(file));
  }

  /** Reads a table from bytes, plain or gzip, under the given name. */
  public static CsvInput of(String name, byte[] content) {
    try {
      return new CsvInput(name, BoundedInput.decompress(name, new ByteArrayInputStream(content)));
    } catch (IOException e) {
      throw BoundedInput.unreadable(name, e);
    }
  }

  /** Names of the columns. */
  public List<String> columns() {
    return columns;
  }

  /** Index of the column called {@code column}; fails naming the known ones. */
  public int column(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          "%s: has no column '%s', only %s%s"
              .formatted(
                  name,
                  Numbers.quote(column),
                  columns.stream().limit(40).map(Numbers::quote).toList(),
                  Nearest.hint(column, columns)));
    }
    return index;
  }

  /** Goes to the next row; false at the end. */
  public boolean next() {
    if (!hasNext()) {
      return false;
    }
    row = advance("a row");
    if (row.getFieldCount() != columns.size()) {
      throw error("a row must have %d fields, got %d", columns.size(), row.getFieldCount());
    }
    return true;
  }

  /** The field of the current row in a column, blanks around it removed. */
  public String text(int column) {
    return row.getField(column).trim();
  }

  /** The field of the current row in a column as a finite number; NaN if it is empty. */
  public double real(int column) {
    String text = text(column);
    double value = Numbers.parse(text);
    if (Double.isNaN(value) && !text.isEmpty()) {
      throw error(
          "%s must be a finite number or empty, got '%s'",
          columns.get(column), Numbers.quote(text));
    }
    return text.isEmpty() ? Double.NaN : value;
  }

  /** An error at the current row. */
  public IllegalArgumentException error(String message, Object... args) {
    return new IllegalArgumentException(
        name + ":" + row.getStartingLineNumber() + ": " + message.formatted(args));
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw BoundedInput.unreadable(name, e);
    }
  }

  private boolean hasNext() {
    try {
      return records.hasNext();
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(name + ": is not a table: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw BoundedInput.unreadable(name, new IOException(e.getMessage(), e));
    }
  }

  private CsvRecord advance(String what) {
    if (!hasNext()) {
      throw new IllegalArgumentException(name + ": the file ends where " + what + " should be");
    }
    return records.next();
  }
}
