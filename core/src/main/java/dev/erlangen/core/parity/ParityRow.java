package dev.erlangen.core.parity;

/**
 * The comparison of one tensor with its official value.
 *
 * @param name full name, such as {@code output.pred}
 * @param shape the official shape as text
 * @param error largest relative error {@code |a-b| / (|b| + atol/rtol)}, which the tolerance allows
 *     to be {@code rtol}; infinite if no number was compared
 * @param verdict the result
 * @param note why, or an empty text
 */
public record ParityRow(String name, String shape, double error, Verdict verdict, String note) {

  /** Result of a comparison. */
  public enum Verdict {
    AGREES,
    DIFFERS,
    /**
     * A gradient made of rounding, so that no official value can confirm or refute it: all outputs
     * agree, but under exact symmetries of the input our own gradient moves by more than the
     * tolerance, and about as far as it is from the official one.
     */
    UNDETERMINED,
    SKIPPED
  }

  static ParityRow skipped(String name, String shape, String why) {
    return new ParityRow(name, shape, 0, Verdict.SKIPPED, why);
  }

  static ParityRow differs(String name, String shape, String why) {
    return new ParityRow(name, shape, Double.POSITIVE_INFINITY, Verdict.DIFFERS, why);
  }
}
