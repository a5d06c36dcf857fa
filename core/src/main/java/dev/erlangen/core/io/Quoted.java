package dev.erlangen.core.io;

/** Text from a file made fit for a message: short, and without control characters. */
final class Quoted {
  private Quoted() {}

  static String of(String text) {
    return "'" + brief(text, 80) + "'";
  }

  static String brief(String text, int limit) {
    String cut = text.length() <= limit ? text : text.substring(0, limit - 3) + "...";
    StringBuilder out = new StringBuilder();
    cut.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
