package dev.erlangen.data.io;

/** Decimal numbers as data files write them, and words as error messages show them. */
public final class Numbers {
  private Numbers() {}

  /**
   * Returns the number written in {@code word}, or NaN if it is not a finite decimal number. Java's
   * own suffixes and hexadecimal forms are refused.
   */
  public static double parse(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      double value = Double.parseDouble(word);
      return Double.isInfinite(value) ? Double.NaN : value;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Returns {@code word} fit for a message: at most 40 characters, control characters replaced. */
  public static String quote(String word) {
    String shown = word.length() > 40 ? word.substring(0, 40) + "..." : word;
    StringBuilder clean = new StringBuilder(shown.length());
    shown
        .chars()
        .forEach(c -> clean.append(Character.isISOControl(c) || c == 0xFFFD ? '?' : (char) c));
    return clean.toString();
  }
}
