package dev.erlangen.cli;

import java.util.regex.Pattern;

/** Name patterns: {@code *} is any text, {@code ?} one character, case does not matter. */
public final class Glob {
  private Glob() {}

  /** Returns whether the whole of {@code name} matches {@code pattern}. */
  public static boolean matches(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(name).matches();
  }
}
