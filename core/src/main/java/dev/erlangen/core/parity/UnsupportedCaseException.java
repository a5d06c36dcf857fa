package dev.erlangen.core.parity;

/** A well-formed case of a kind that nothing installed can check, to be skipped by name. */
public final class UnsupportedCaseException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  UnsupportedCaseException(String message) {
    super(message);
  }
}
