package dev.erlangen.train.result;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The result table: one row per arm, the experiment's metric first, then the other test metrics.
 *
 * @param header names of the columns
 * @param rows one per arm, as many cells as the header
 * @param best index of the row with the best mean of the experiment's metric
 */
public record ResultTable(List<String> header, List<List<String>> rows, int best) {
  /** Makes the table of a run. */
  public static ResultTable of(RunResult run) {
    Set<String> metrics = new LinkedHashSet<>(List.of(run.metric()));
    run.arms().forEach(arm -> metrics.addAll(arm.metrics()));
    List<String> header = new ArrayList<>(List.of("model"));
    for (String metric : metrics) {
      header.add(
          metric.equals(run.metric()) ? metric + (run.lowerIsBetter() ? " ↓" : " ↑") : metric);
    }
    header.addAll(List.of("seeds", "parameters", "time per seed"));
    Set<String> counts = metrics.stream().filter(m -> counts(run, m)).collect(Collectors.toSet());
    List<List<String>> rows = new ArrayList<>();
    int best = 0;
    for (int i = 0; i < run.arms().size(); i++) {
      ArmResult arm = run.arms().get(i);
      List<String> row = new ArrayList<>(List.of(arm.label()));
      for (String metric : metrics) {
        row.add(
            arm.metrics().contains(metric) ? cell(arm.test(metric), counts.contains(metric)) : "–");
      }
      row.add(Integer.toString(arm.seeds().size()));
      row.add(String.format(Locale.ROOT, "%,d", arm.parameters()).replace(',', ' '));
      row.add(duration(arm.seconds().mean()));
      rows.add(row);
      best = better(run, i, best) ? i : best;
    }
    return new ResultTable(header, rows, best);
  }

  /** Whether a metric counts things: whole everywhere, and not only zeros and ones. */
  private static boolean counts(RunResult run, String metric) {
    List<Statistic> all =
        run.arms().stream()
            .filter(a -> a.metrics().contains(metric))
            .map(a -> a.test(metric))
            .toList();
    return all.stream().allMatch(Statistic::isWhole) && all.stream().anyMatch(s -> s.mean() > 1);
  }

  private static String cell(Statistic s, boolean count) {
    return count ? String.format(Locale.ROOT, "%.0f", s.mean()) : s.toString();
  }

  private static boolean better(RunResult run, int a, int b) {
    double x = run.mean(run.arms().get(a).name());
    double y = run.mean(run.arms().get(b).name());
    return run.lowerIsBetter() ? x < y : x > y;
  }

  /** Returns {@code 850 ms}, {@code 12 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
  public static String duration(double seconds) {
    if (seconds < 1) {
      return Math.round(seconds * 1000) + " ms";
    }
    long s = Math.round(seconds);
    if (s < 60) {
      return s < 10 ? String.format(Locale.ROOT, "%.1f s", seconds) : s + " s";
    }
    return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
  }

  /** Returns the table in aligned columns for a terminal, the best row marked by {@code *}. */
  public String text() {
    int[] width = new int[header.size()];
    for (int c = 0; c < width.length; c++) {
      int column = c;
      width[c] =
          Math.max(
              header.get(c).length(),
              rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0));
    }
    StringBuilder out = new StringBuilder("  ").append(line(header, width)).append('\n');
    for (int r = 0; r < rows.size(); r++) {
      out.append(r == best ? "* " : "  ").append(line(rows.get(r), width)).append('\n');
    }
    return out.toString();
  }

  private static String line(List<String> cells, int[] width) {
    StringBuilder out = new StringBuilder(cells.get(0));
    out.append(" ".repeat(width[0] - cells.get(0).length()));
    for (int c = 1; c < width.length; c++) {
      out.append("  ").append(" ".repeat(width[c] - cells.get(c).length())).append(cells.get(c));
    }
    return out.toString().stripTrailing();
  }

  /** Returns the table in Markdown, the best row in bold. */
  public String markdown() {
    StringBuilder out = new StringBuilder(row(header, false));
    out.append("|---").append("|---:".repeat(header.size() - 1)).append("|\n");
    for (int r = 0; r < rows.size(); r++) {
      out.append(row(rows.get(r), r == best));
    }
    return out.toString();
  }

  private static String row(List<String> cells, boolean bold) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .map(cell -> bold ? "**" + cell + "**" : cell)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
