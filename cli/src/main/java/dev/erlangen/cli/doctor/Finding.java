package dev.erlangen.cli.doctor;

/**
 * What one examination found.
 *
 * @param verdict how serious it is
 * @param what the thing examined
 * @param detail what was seen
 * @param advice what to do about it; empty when all is well
 */
public record Finding(Verdict verdict, String what, String detail, String advice) {
  /** How serious a finding is. */
  public enum Verdict {
    OK,
    NOTE,
    PROBLEM
  }

  static Finding ok(String what, String detail) {
    return new Finding(Verdict.OK, what, detail, "");
  }

  static Finding note(String what, String detail, String advice) {
    return new Finding(Verdict.NOTE, what, detail, advice);
  }

  static Finding problem(String what, String detail, String advice) {
    return new Finding(Verdict.PROBLEM, what, detail, advice);
  }
}
