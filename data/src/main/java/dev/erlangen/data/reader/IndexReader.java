package dev.erlangen.data.reader;

import dev.erlangen.data.io.IntList;
import dev.erlangen.data.io.TextInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads item numbers, from 0: one per line, or one fold per line separated by commas or blanks. */
public final class IndexReader {
  private IndexReader() {}

  /** Returns the numbers of every line that is not blank. */
  public static List<int[]> lines(Path file) {
    List<int[]> lines = new ArrayList<>();
    try (TextInput in = TextInput.open(file)) {
      while (in.nextNotBlank()) {
        IntList line = new IntList();
        while (!in.atEnd()) {
          line.add(in.integer("item number", 0, Integer.MAX_VALUE));
        }
        lines.add(line.toArray());
      }
    }
    return lines;
  }

  /** Returns all numbers of the file in order. */
  public static int[] all(Path file) {
    IntList all = new IntList();
    for (int[] line : lines(file)) {
      for (int item : line) {
        all.add(item);
      }
    }
    return all.toArray();
  }
}
