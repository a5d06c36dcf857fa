package dev.erlangen.data.reader;

import java.nio.file.Path;

/** Gives errors that a value class raised the name of the file whose content was at fault. */
final class In {
  private In() {}

  static IllegalArgumentException file(Path file, IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains(file.toString())
        ? e
        : new IllegalArgumentException(file + ": " + message, e);
  }
}
