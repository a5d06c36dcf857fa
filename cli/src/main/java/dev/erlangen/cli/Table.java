package dev.erlangen.cli;

import dev.erlangen.core.Check;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A plain text table: columns as wide as their widest cell, two blanks apart, numbers to the right.
 */
public final class Table {
  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();
  private String margin = "";

  /** Makes an empty table; a head that starts with {@code >} is aligned to the right. */
  public Table(String... head) {
    this.head = List.of(head);
  }

  /** Adds a row of as many cells as there are heads. */
  public Table row(Object... cells) {
    Check.that(
        cells.length == head.size(), "a row needs %d cells, got %d", head.size(), cells.length);
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(Collections.unmodifiableList(row));
    return this;
  }

  /** Shifts the table to the right. */
  public Table indented(int blanks) {
    margin = " ".repeat(blanks);
    return this;
  }

  /** Returns whether there is no row. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Prints the head, a rule and the rows, without blanks at the ends of lines. */
  public void print(PrintWriter out) {
    int[] widths = new int[head.size()];
    List<String> titles = head.stream().map(h -> h.startsWith(">") ? h.substring(1) : h).toList();
    widen(widths, titles);
    rows.forEach(r -> widen(widths, r));
    out.println(margin + line(widths, titles));
    int total = Math.max(0, 2 * (widths.length - 1));
    for (int w : widths) {
      total += w;
    }
    out.println(margin + "-".repeat(total));
    rows.forEach(r -> out.println(margin + line(widths, r)));
  }

  private static void widen(int[] widths, List<String> cells) {
    for (int c = 0; c < widths.length; c++) {
      widths[c] = Math.max(widths[c], columns(cells.get(c)));
    }
  }

  private String line(int[] widths, List<String> cells) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String gap = " ".repeat(widths[c] - columns(cells.get(c)));
      text.append(c == 0 ? "" : "  ");
      text.append(head.get(c).startsWith(">") ? gap + cells.get(c) : cells.get(c) + gap);
    }
    return text.toString().stripTrailing();
  }

  private static int columns(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
