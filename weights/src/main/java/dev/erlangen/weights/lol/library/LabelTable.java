package dev.erlangen.weights.lol.library;

import dev.erlangen.core.Check;
import dev.erlangen.data.io.CsvInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Adapters with known properties: a CSV whose first column names a file or folder and whose other
 * columns are numbers.
 *
 * @param paths the adapters
 * @param columns names of the properties
 * @param values one row per adapter
 */
public record LabelTable(List<Path> paths, List<String> columns, List<double[]> values) {
  private static final int LEAST = 8;

  /**
   * Reads a table.
   *
   * @param folder where the adapters are; a name may lack {@code .safetensors}
   * @param csv the table
   * @param wanted columns to be read; empty for all but the first
   */
  public static LabelTable read(Path folder, Path csv, List<String> wanted) {
    try (CsvInput in = CsvInput.open(csv)) {
      List<String> all = in.columns();
      Check.that(all.size() >= 2, "%s must have a column of names and one of values", csv);
      List<String> names = wanted.isEmpty() ? all.subList(1, all.size()) : List.copyOf(wanted);
      Check.that(new HashSet<>(names).size() == names.size(), "%s: a column occurs twice", csv);
      int[] columns = names.stream().mapToInt(in::column).toArray();
      List<Path> paths = new ArrayList<>();
      List<double[]> values = new ArrayList<>();
      Set<Path> seen = new HashSet<>();
      while (in.next()) {
        Path path = path(folder, in.text(0));
        if (path == null) {
          throw in.error("there is no adapter '%s' in %s", in.text(0), folder);
        }
        if (!seen.add(path)) {
          throw in.error("adapter '%s' occurs twice", in.text(0));
        }
        double[] row = IntStream.of(columns).mapToDouble(in::real).toArray();
        for (int c = 0; c < row.length; c++) {
          if (!Double.isFinite(row[c])) {
            throw in.error("'%s' is empty or not finite; leave the adapter out", names.get(c));
          }
        }
        paths.add(path);
        values.add(row);
      }
      Check.that(
          paths.size() >= LEAST,
          "%s: at least %d labelled adapters are needed, got %d",
          csv,
          LEAST,
          paths.size());
      return new LabelTable(List.copyOf(paths), List.copyOf(names), List.copyOf(values));
    }
  }

  private static @Nullable Path path(Path folder, String name) {
    for (String candidate : List.of(name, name + ".safetensors")) {
      Path path = folder.resolve(candidate).normalize();
      if (!candidate.isBlank() && Files.exists(path)) {
        return path;
      }
    }
    return null;
  }

  /** Number of adapters. */
  public int size() {
    return paths.size();
  }

  /** Whether every value is 0 or 1. */
  public boolean isBinary() {
    return values.stream().allMatch(r -> Arrays.stream(r).allMatch(x -> x == 0 || x == 1));
  }
}
