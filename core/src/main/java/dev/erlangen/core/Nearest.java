package dev.erlangen.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one most likely meant (Levenshtein distance). */
public final class Nearest {
  private Nearest() {}

  /** Returns the closest of {@code known}, if it is close enough to be a plausible typing error. */
  public static Optional<String> to(String got, Collection<String> known) {
    String low = got.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, got.length() / 3);
    return known.stream()
        .filter(k -> distance(low, k.toLowerCase(Locale.ROOT)) <= limit || k.startsWith(got))
        .min(Comparator.comparingInt(k -> distance(low, k.toLowerCase(Locale.ROOT))));
  }

  /** Returns {@code "; did you mean 'x'?"}, or an empty string when nothing is near. */
  public static String hint(String got, Collection<String> known) {
    return to(got, known).map(k -> "; did you mean '" + k + "'?").orElse("");
  }

  /** Levenshtein distance in O(|a||b|) time and O(|b|) memory. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
