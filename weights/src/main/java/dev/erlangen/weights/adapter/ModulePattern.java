package dev.erlangen.weights.adapter;

import dev.erlangen.core.Check;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a configuration file, applied to module paths within a bounded number of
 * steps: files come from anywhere, and some expressions take exponentially long.
 */
final class ModulePattern {
  private static final int LONGEST = 2000;
  private static final int STEPS = 1_000_000;

  private final String text;
  private final Pattern pattern;

  private ModulePattern(String text, String whole) {
    Check.that(
        text.length() <= LONGEST, "a module pattern must have at most %d characters", LONGEST);
    this.text = text;
    try {
      pattern = Pattern.compile(whole);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a regular expression: " + e.getDescription(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("'" + text + "' is nested too deeply", e);
    }
  }

  /** Matches a path that is {@code key} or ends with a dot and {@code key}. */
  static ModulePattern suffix(String key) {
    return new ModulePattern(key, "(.*\\.)?(" + key + ")");
  }

  /** Matches a whole path. */
  static ModulePattern whole(String key) {
    return new ModulePattern(key, key);
  }

  boolean matches(String module) {
    try {
      return pattern.matcher(new Counted(module, new int[] {STEPS})).matches();
    } catch (StackOverflowError | OutOfSteps e) {
      throw new IllegalArgumentException(
          "the pattern '" + text + "' takes too long on the module '" + module + "'", e);
    }
  }

  private static final class OutOfSteps extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfSteps() {
      super("too many steps", null, false, false);
    }
  }

  /** Characters that count how often they are looked at. */
  private record Counted(CharSequence text, int[] left) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new OutOfSteps();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
