package dev.erlangen.spark.neuralpathways.table;

import dev.erlangen.core.Check;
import dev.erlangen.data.io.CsvInput;
import dev.erlangen.data.io.Numbers;
import dev.erlangen.spark.neuralpathways.data.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Rows read from a CSV file with a header.
 *
 * @param rows the rows; an empty cell is not a number, which training and prediction refuse by id
 * @param features names of the features
 * @param outputs names of the targets, or of the classes in the order of their numbers
 */
public record CsvRows(Rows rows, List<String> features, List<String> outputs) {
  private static final int MOST_CLASSES = 10_000;
  private static final int FIRST = 1024;

  /**
   * Reads rows to train on.
   *
   * @param id column of whole numbers that tells rows apart; empty for the number of the row
   * @param targets columns to learn; one if it holds classes
   * @param classes whether the target is the name of a class
   */
  public static CsvRows training(
      Path file, Optional<String> id, List<String> targets, boolean classes) {
    Check.that(!targets.isEmpty(), "name a target column");
    Check.that(!classes || targets.size() == 1, "a class is one column, got %s", targets);
    try (CsvInput in = CsvInput.open(file)) {
      List<String> features =
          in.columns().stream()
              .filter(c -> !targets.contains(c) && !c.equals(id.orElse(null)))
              .toList();
      Check.that(!features.isEmpty(), "%s has no column but targets and id", file);
      return read(in, id, features, targets, classes);
    }
  }

  /** Reads rows to predict, with the given features; other columns are passed over. */
  public static CsvRows features(Path file, Optional<String> id, List<String> features) {
    try (CsvInput in = CsvInput.open(file)) {
      return read(in, id, features, List.of(), false);
    }
  }

  private static CsvRows read(
      CsvInput in,
      Optional<String> id,
      List<String> features,
      List<String> targets,
      boolean classes) {
    int[] xColumn = features.stream().mapToInt(in::column).toArray();
    int[] yColumn = targets.stream().mapToInt(in::column).toArray();
    int idColumn = id.map(in::column).orElse(-1);
    Growing x = new Growing();
    Growing y = new Growing();
    List<Long> ids = new ArrayList<>();
    List<String> words = new ArrayList<>();
    while (in.next()) {
      ids.add(idColumn < 0 ? ids.size() : whole(in, idColumn));
      for (int c : xColumn) {
        x.add((float) in.real(c));
      }
      for (int c : yColumn) {
        if (classes) {
          words.add(in.text(c));
        } else {
          y.add((float) in.real(c));
        }
      }
    }
    Check.that(!ids.isEmpty(), "the data set is empty: the table has a header but no row");
    List<String> names = classes ? names(words) : targets;
    if (classes) {
      Map<String, Integer> number = new TreeMap<>();
      IntStream.range(0, names.size()).forEach(i -> number.put(names.get(i), i));
      words.forEach(w -> y.add(number.getOrDefault(w, -1)));
    }
    long[] all = ids.stream().mapToLong(Long::longValue).toArray();
    int m = targets.size();
    return new CsvRows(new Rows(all, features.size(), x.values(), m, y.values()), features, names);
  }

  /** Names of the classes: numbers by size, other words by the alphabet. */
  private static List<String> names(List<String> words) {
    TreeSet<String> distinct = new TreeSet<>(words);
    Check.that(!distinct.contains(""), "a row has no class");
    Check.that(
        distinct.size() >= 2 && distinct.size() <= MOST_CLASSES,
        "a classification needs 2 to %d classes, got %d",
        MOST_CLASSES,
        distinct.size());
    boolean numbers = distinct.stream().noneMatch(w -> Double.isNaN(Numbers.parse(w)));
    return numbers
        ? distinct.stream()
            .sorted(Comparator.comparingDouble(Numbers::parse).thenComparing(w -> w))
            .toList()
        : List.copyOf(distinct);
  }

  private static long whole(CsvInput in, int column) {
    String text = in.text(column);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw in.error("an id must be a whole number, got '%s'", Numbers.quote(text));
    }
  }

  /** A list of floats. */
  private static final class Growing {
    private float[] values = new float[FIRST];
    private int count;

    void add(float value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, Math.multiplyExact(2, count));
      }
      values[count++] = value;
    }

    float[] values() {
      return Arrays.copyOf(values, count);
    }
  }
}
