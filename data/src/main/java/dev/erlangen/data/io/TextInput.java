package dev.erlangen.data.io;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Text read line by line, the lines word by word, with every error at its file and line.
 *
 * <p>Words are separated by blanks, tabs or commas. Numbers are parsed from the bytes, without a
 * string in between. Input and line length are bounded, and nothing is allocated by the word of a
 * header.
 */
public final class TextInput implements Closeable {
  private static final int LONGEST_LINE =
      (int) Math.min(1 << 28, Runtime.getRuntime().maxMemory() / 16);

  private final String name;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private byte[] line = new byte[256];
  private int length;
  private int cursor;
  private long number;

  private TextInput(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** Opens a text file, plain or gzip. */
  public static TextInput open(Path file) {
    return new TextInput(file.toString(), BoundedInput.open(file));
  }

  /** Reads the given bytes, plain or gzip, under the given name. */
  public static TextInput of(String name, byte[] content) {
    try {
      InputStream in = new ByteArrayInputStream(content);
      return new TextInput(name, BoundedInput.decompress(name, in));
    } catch (IOException e) {
      throw BoundedInput.unreadable(name, e);
    }
  }

  /** Goes to the next line; false at the end of the file. */
  public boolean next() {
    length = 0;
    cursor = 0;
    boolean any = false;
    while (true) {
      if (position == filled && !fill()) {
        break;
      }
      any = true;
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      append(end);
      position = end;
      if (end < filled) {
        position++;
        break;
      }
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    number += any ? 1 : 0;
    return any;
  }

  /** Goes to the next line, which must exist because it holds {@code what}. */
  public void require(String what) {
    if (!next()) {
      throw error("the file ends where %s should follow", what);
    }
  }

  /** Goes to the next line that is not blank; false at the end of the file. */
  public boolean nextNotBlank() {
    while (next()) {
      if (!atEnd()) {
        return true;
      }
    }
    return false;
  }

  /** Number of the current line, from 1. */
  public long number() {
    return number;
  }

  /** The whole current line. */
  public String line() {
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }

  /** Whether no word is left on the line. */
  public boolean atEnd() {
    while (cursor < length && isSeparator(line[cursor])) {
      cursor++;
    }
    return cursor == length;
  }

  /** The next word of the line. */
  public String word(String what) {
    int end = endOfWord(what);
    String word = new String(line, cursor, end - cursor, StandardCharsets.UTF_8);
    cursor = end;
    return word;
  }

  /** The next word as an integer in {@code [low, high]}. */
  public int integer(String what, int low, int high) {
    int start = cursor;
    int end = endOfWord(what);
    int at = cursor;
    boolean negative = line[at] == '-';
    at += negative || line[at] == '+' ? 1 : 0;
    long value = 0;
    boolean valid = at < end && end - at <= 10;
    for (; valid && at < end; at++) {
      int digit = line[at] - '0';
      valid = digit >= 0 && digit <= 9;
      value = 10 * value + digit;
    }
    value = negative ? -value : value;
    if (!valid || value < low || value > high) {
      cursor = start;
      throw error("%s must be an integer in [%d, %d], got '%s'", what, low, high, show(what));
    }
    cursor = end;
    return (int) value;
  }

  /** The next word as a finite number. */
  public double real(String what) {
    String word = word(what);
    double value = Numbers.parse(word);
    if (Double.isNaN(value)) {
      throw error("%s must be a finite number, got '%s'", what, Numbers.quote(word));
    }
    return value;
  }

  /** Fails if anything but separators is left on the line. */
  public void endOfLine() {
    if (!atEnd()) {
      throw error("the line should end here, got '%s'", show("the rest"));
    }
  }

  /** Fails unless only blank lines are left. */
  public void endOfFile() {
    if (nextNotBlank()) {
      throw error("the file should end here, got '%s'", show("the rest"));
    }
  }

  /** An error at the current line. */
  public IllegalArgumentException error(String message, Object... args) {
    return new IllegalArgumentException(name + ":" + number + ": " + message.formatted(args));
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw BoundedInput.unreadable(name, e);
    }
  }

  private String show(String what) {
    return Numbers.quote(word(what));
  }

  private int endOfWord(String what) {
    if (atEnd()) {
      throw error("the line ends where %s should follow", what);
    }
    int end = cursor;
    while (end < length && !isSeparator(line[end])) {
      end++;
    }
    return end;
  }

  private static boolean isSeparator(byte b) {
    return b == ' ' || b == '\t' || b == ',';
  }

  private boolean fill() {
    try {
      position = 0;
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
      return filled > 0;
    } catch (IOException e) {
      throw BoundedInput.unreadable(name, e);
    }
  }

  private void append(int end) {
    int more = end - position;
    if (length + more > LONGEST_LINE) {
      throw error("the next line must have at most %d bytes, got more", LONGEST_LINE);
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
    }
    System.arraycopy(buffer, position, line, length, more);
    length += more;
  }
}
