package dev.erlangen.spark.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What went wrong, out of what Spark says about it. */
final class Reasons {
  /** An exception's class and message at the beginning of a line or after a colon. */
  private static final Pattern THROWN =
      Pattern.compile("(?:^|[\\n:] ?)(?:[a-z_]+\\.)+[A-Z]\\w*(?:Exception|Error): ([^\\n]+)");

  private Reasons() {}

  /** Returns the innermost sentence. */
  static String of(Throwable error) {
    Throwable inner = error;
    while (inner.getCause() != null && inner.getCause() != inner) {
      inner = inner.getCause();
    }
    String text = Optional.ofNullable(inner.getMessage()).orElse(inner.getClass().getSimpleName());
    String last = "";
    for (Matcher m = THROWN.matcher(text); m.find(); ) {
      last = m.group(1);
    }
    return last.isEmpty() ? text.lines().findFirst().orElse("") : last;
  }
}
