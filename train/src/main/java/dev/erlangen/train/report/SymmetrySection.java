package dev.erlangen.train.report;

import dev.erlangen.train.result.SymmetryRow;
import java.util.List;
import java.util.Locale;

/** The table of symmetry contracts of the trained models. */
final class SymmetrySection {
  private SymmetrySection() {}

  static void write(Html out, List<SymmetryRow> rows) {
    out.open("div", "scroll").open("table", "").raw("<thead><tr>");
    for (String head : List.of("claim", "group", "must", "error (64 bit)", "error (32 bit)", "")) {
      out.element("th", head.startsWith("error") ? "n" : "", head);
    }
    out.raw("</tr></thead><tbody>\n");
    rows.forEach(row -> row(out, row));
    out.raw("</tbody>").close("table").close("div");
    out.element(
        "p",
        "muted",
        "Measured on the trained models: largest relative error of the output over random group"
            + " elements that are applied in 64 bit. A symmetry that must be broken has to show an"
            + " error above rounding.");
  }

  private static void row(Html out, SymmetryRow row) {
    out.open("tr", "").open("td", "").raw(Html.escape(row.claim()));
    out.element("div", "muted", row.arm() + detail(row)).close("td");
    out.element("td", "", row.group());
    out.element("td", "", row.mustHold() ? "hold" : "be broken");
    out.element("td", "n", error(row.error64(), row.tolerance64()));
    out.element("td", "n", error(row.error32(), row.tolerance32()));
    out.open("td", "");
    out.element("span", row.passed() ? "chip yes" : "chip no", row.passed() ? "kept" : "violated");
    out.close("td").close("tr");
  }

  private static String detail(SymmetryRow row) {
    if (!row.problem().isEmpty()) {
      return " · could not be measured: " + row.problem();
    }
    String lost = row.firstLoss().isEmpty() ? "" : " · first lost at " + row.firstLoss();
    return " · %d samples%s".formatted(row.samples(), row.mustHold() ? lost : "");
  }

  private static String error(double error, double tolerance) {
    return Double.isNaN(error)
        ? "–"
        : String.format(Locale.ROOT, "%.1e (limit %.0e)", error, tolerance);
  }
}
