package dev.erlangen.cli;

import dev.erlangen.train.result.ResultTable;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.result.SymmetryRow;
import dev.erlangen.train.result.Verdict;
import dev.erlangen.train.store.FitFolder;
import dev.erlangen.train.store.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a run found, as the end of {@code train} and as {@code runs show} print it. */
public final class RunSummary {
  private RunSummary() {}

  /** Prints the table against the baselines, the claims, the symmetry and the places. */
  public static void print(PrintWriter out, RunFolder folder, RunResult result) {
    out.println();
    out.print(ResultTable.of(result).text());
    claims(out, result.verdicts());
    symmetry(out, result.symmetry());
    places(out, folder, result);
    out.flush();
  }

  private static void claims(PrintWriter out, List<Verdict> verdicts) {
    if (!verdicts.isEmpty()) {
      out.println("\nclaims");
    }
    verdicts.forEach(v -> out.println((v.shown() ? "  shown      " : "  NOT SHOWN  ") + v.claim()));
  }

  private static void symmetry(PrintWriter out, List<SymmetryRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.println("\nsymmetry of the trained models");
    Table table = new Table("model", "claim", ">error float64", ">error float32", "verdict");
    for (SymmetryRow row : rows) {
      table.row(row.arm(), row.claim(), number(row.error64()), number(row.error32()), verdict(row));
    }
    table.indented(2).print(out);
  }

  /** Says how a contract came out. */
  static String verdict(SymmetryRow row) {
    if (!row.problem().isEmpty()) {
      return "NOT MEASURED: " + row.problem();
    }
    if (!row.mustHold()) {
      return row.passed() ? "broken, as it must be" : "FAILS: not broken";
    }
    String where = row.firstLoss().isEmpty() ? "" : ", first lost at " + row.firstLoss();
    return row.passed() ? "holds" : "FAILS" + where;
  }

  private static String number(double error) {
    return Double.isNaN(error) ? "–" : String.format(Locale.ROOT, "%.1e", error);
  }

  private static void places(PrintWriter out, RunFolder folder, RunResult result) {
    out.println();
    out.println("run         " + folder.path());
    if (!result.arms().isEmpty()) {
      String arm = result.arms().get(0).name();
      long seed = result.arms().get(0).seeds().get(0).seed();
      FitFolder fit = folder.fit(arm, seed);
      if (Files.exists(fit.model())) {
        out.println("checkpoint  " + fit.model());
      }
    }
    Path report = folder.report();
    if (Files.exists(report)) {
      out.println("report      " + report);
    }
  }
}
