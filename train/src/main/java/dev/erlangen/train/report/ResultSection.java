package dev.erlangen.train.report;

import dev.erlangen.train.result.ArmResult;
import dev.erlangen.train.result.ResultTable;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.result.Statistic;
import java.util.List;
import java.util.Locale;

/** The result table with a picture of mean and deviation in every row. */
final class ResultSection {
  private static final double WIDTH = 150;

  private ResultSection() {}

  static void write(Html out, RunResult run) {
    if (run.arms().isEmpty()) {
      out.element("p", "muted", "No model has finished training yet.");
      return;
    }
    ResultTable table = ResultTable.of(run);
    out.open("div", "scroll").open("table", "").raw("<thead><tr>");
    for (int c = 0; c < table.header().size(); c++) {
      out.element("th", c == 0 ? "" : "n", table.header().get(c));
      if (c == 1) {
        out.element("th", "plot", "mean ± std");
      }
    }
    out.raw("</tr></thead><tbody>\n");
    for (int r = 0; r < table.rows().size(); r++) {
      out.open("tr", r == table.best() ? "best" : "");
      List<String> row = table.rows().get(r);
      for (int c = 0; c < row.size(); c++) {
        out.element("td", c == 0 ? "" : "n", row.get(c));
        if (c == 1) {
          out.open("td", "plot").raw(whisker(run, r)).close("td");
        }
      }
      out.close("tr");
    }
    out.raw("</tbody>").close("table").close("div");
    out.element(
        "p",
        "muted",
        "%s on the test split, %s is better; mean ± sample standard deviation over the seeds."
            .formatted(run.metric(), run.lowerIsBetter() ? "lower" : "higher"));
  }

  private static String whisker(RunResult run, int row) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (ArmResult arm : run.arms()) {
      Statistic s = arm.test(run.metric());
      low = Math.min(low, s.mean() - s.std());
      high = Math.max(high, s.mean() + s.std());
    }
    Statistic own = run.arms().get(row).test(run.metric());
    if (!Double.isFinite(low) || !Double.isFinite(high) || !Double.isFinite(own.mean())) {
      return "";
    }
    Axis axis = Axis.linear(low, high);
    return String.format(
        Locale.ROOT,
        "<svg class=\"whisker c%d\" viewBox=\"0 0 150 18\" aria-hidden=\"true\">"
            + "<path class=\"grid\" d=\"M0 9H150\"/><path class=\"line\" d=\"M%.1f 9H%.1f\"/>"
            + "<circle class=\"dot\" cx=\"%.1f\" cy=\"9\" r=\"4\"/></svg>",
        row % Report.COLORS,
        WIDTH * axis.at(own.mean() - own.std()),
        WIDTH * axis.at(own.mean() + own.std()),
        WIDTH * axis.at(own.mean()));
  }
}
