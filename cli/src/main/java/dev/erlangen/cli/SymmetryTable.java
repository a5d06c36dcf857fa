package dev.erlangen.cli;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.symmetry.SymmetryReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

/** Contracts measured in both precisions, as a table with the reasons of failures below. */
public final class SymmetryTable {
  private record Line(SymmetryContract contract, SymmetryReport exact, SymmetryReport single) {
    boolean passed() {
      return exact.passed() && single.passed();
    }
  }

  private final List<Line> lines = new ArrayList<>();

  private SymmetryTable() {}

  /** Measures every contract in float64 and float32. */
  public static SymmetryTable measure(List<SymmetryContract> contracts, int samples, long seed) {
    SymmetryTable table = new SymmetryTable();
    for (SymmetryContract c : contracts) {
      try (PointerScope scope = new PointerScope()) {
        table.lines.add(
            new Line(
                c,
                c.check(samples, seed, torch.ScalarType.Double),
                c.check(samples, seed, torch.ScalarType.Float)));
      }
    }
    return table;
  }

  /** Number of contracts. */
  public int size() {
    return lines.size();
  }

  /** Number of contracts that are not kept. */
  public int failed() {
    return (int) lines.stream().filter(l -> !l.passed()).count();
  }

  /** Prints the table. */
  public void print(PrintWriter out) {
    Table table =
        new Table("claim", "group", ">samples", ">error float64", ">error float32", "verdict");
    for (Line l : lines) {
      table.row(
          l.contract().name(),
          l.contract().group(),
          l.exact().samples(),
          error(l.exact()),
          error(l.single()),
          verdict(l));
    }
    table.print(out);
    lines.stream().filter(l -> !l.passed()).forEach(l -> explain(l, out));
  }

  private static String verdict(Line l) {
    if (l.contract().mustHold()) {
      return l.passed() ? "holds" : "FAILS";
    }
    return l.passed() ? "broken, as it must be" : "FAILS: not broken";
  }

  private static String error(SymmetryReport report) {
    return String.format(Locale.ROOT, "%.1e", report.error());
  }

  private static void explain(Line l, PrintWriter out) {
    SymmetryReport report = l.exact().passed() ? l.single() : l.exact();
    out.println("  " + l.contract().name() + ":");
    if (report.sensitivity() <= report.tolerance()) {
      out.println("    the output does not depend on the input, so nothing was checked");
    } else {
      out.printf(
          Locale.ROOT,
          "    error %.1e where %.0e is rounding; worst group element: %s%n",
          report.error(),
          report.tolerance(),
          report.worst());
    }
    if (report.firstLoss() != null) {
      out.println("    first lost at the stage '" + report.firstLoss() + "'");
    }
  }
}
