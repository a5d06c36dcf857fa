package dev.erlangen.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Layout of plain text for a terminal. */
public final class Text {
  /** Columns that are used; a terminal is at least about this wide. */
  public static final int WIDTH = 100;

  private Text() {}

  /** Returns {@code text} broken at spaces into lines of at most {@code WIDTH - indent} columns. */
  public static List<String> wrap(String text, int indent) {
    List<String> lines = new ArrayList<>();
    String margin = " ".repeat(indent);
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && indent + line.length() + 1 + word.length() > WIDTH) {
        lines.add(margin + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(margin + line);
    return lines;
  }

  /** Returns what an exception says, as one line that a person understands. */
  public static String sentence(Throwable error) {
    Throwable cause =
        error instanceof UncheckedIOException && error.getCause() != null
            ? error.getCause()
            : error;
    String message = cause.getMessage();
    if (cause instanceof NoSuchFileException) {
      return "no such file: " + message;
    }
    if (cause instanceof AccessDeniedException) {
      return "no permission for " + message;
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "already exists: " + message;
    }
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.strip();
  }

  /** As {@link #sentence(Throwable)} about a file, which is named once. */
  public static String sentence(Path file, Throwable error) {
    String said = sentence(error);
    return said.contains(file.toString()) ? said : file + ": " + said;
  }

  /** Returns {@code 1 row} or {@code 12 rows}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
