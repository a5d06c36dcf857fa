package dev.erlangen.core.parity;

import dev.erlangen.core.parity.ParityRow.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * What the check of one case found.
 *
 * @param name of the case
 * @param rows one per tensor
 */
public record ParityReport(String name, List<ParityRow> rows) {
  public ParityReport {
    rows = List.copyOf(rows);
  }

  /** Number of rows with that verdict. */
  public long count(Verdict verdict) {
    return rows.stream().filter(r -> r.verdict() == verdict).count();
  }

  /** Whether something was compared and all of it agrees as far as it is determined. */
  public boolean agrees() {
    return count(Verdict.AGREES) > 0 && count(Verdict.DIFFERS) == 0;
  }

  /** One line per tensor (name, shape, largest relative error, verdict), then the counts. */
  public String text() {
    StringBuilder out = new StringBuilder();
    int width = rows.stream().mapToInt(r -> r.name().length()).max().orElse(0);
    int verdict = count(Verdict.UNDETERMINED) > 0 ? 12 : 7;
    int shape = rows.stream().mapToInt(r -> r.shape().length()).max().orElse(0);
    for (ParityRow r : rows) {
      out.append(
          String.format(
                  Locale.ROOT,
                  "%-"
                      + Math.max(1, width)
                      + "s  %-"
                      + Math.max(1, shape)
                      + "s  %9s  %-"
                      + verdict
                      + "s  %s",
                  r.name(),
                  r.shape(),
                  r.verdict() == Verdict.SKIPPED
                      ? "-"
                      : String.format(Locale.ROOT, "%.1e", r.error()),
                  r.verdict().name().toLowerCase(Locale.ROOT),
                  r.note())
              .stripTrailing());
      out.append('\n');
    }
    return out.append(name).append(": ").append(counts()).toString();
  }

  /** Such as {@code 36 agree, 0 differ, 4 undetermined, 0 skipped}. */
  private String counts() {
    long undetermined = count(Verdict.UNDETERMINED);
    return "%d agree, %d differ, %s%d skipped"
        .formatted(
            count(Verdict.AGREES),
            count(Verdict.DIFFERS),
            undetermined == 0 ? "" : undetermined + " undetermined, ",
            count(Verdict.SKIPPED));
  }
}
