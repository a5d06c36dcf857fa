package dev.erlangen.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fenced blocks of a Markdown file. */
final class Markdown {
  private Markdown() {}

  /**
   * A block of code.
   *
   * @param file where it stands
   * @param line number of its opening fence, from 1
   * @param language the word after the fence
   * @param text its content
   * @param output the {@code text} block that follows directly, if any: what the code prints
   */
  record Block(Path file, int line, String language, String text, @Nullable String output) {
    @Override
    public String toString() {
      return file.getFileName() + ":" + line;
    }
  }

  /** Returns the blocks of a file in order. */
  static List<Block> blocks(Path file) throws IOException {
    List<Block> found = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    boolean adjacent = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.startsWith("```")) {
        adjacent &= line.isBlank();
        continue;
      }
      int end = i + 1;
      while (!lines.get(end).equals("```")) {
        end++;
      }
      String language = line.substring(3).strip();
      String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
      int last = found.size() - 1;
      if (adjacent && language.equals("text") && found.get(last).language().equals("java")) {
        Block code = found.get(last);
        found.set(last, new Block(file, code.line(), "java", code.text(), text));
      }
      found.add(new Block(file, i + 1, language, text, null));
      adjacent = true;
      i = end;
    }
    return found;
  }
}
