package dev.erlangen.topology.file;

import dev.erlangen.core.Check;
import dev.erlangen.data.io.IntList;
import dev.erlangen.data.io.Numbers;
import dev.erlangen.data.io.TextInput;
import java.nio.file.Path;

/** Reads the text form of cells; an edge list is one. */
final class CellText {
  private static final String NUMBER = "\\d{1,9}";

  private CellText() {}

  static ComplexDraft read(Path file) {
    ComplexDraft out = new ComplexDraft();
    try (TextInput in = TextInput.open(file)) {
      while (in.nextNotBlank()) {
        String first = in.word("a statement");
        if (first.startsWith("#")) {
          continue;
        }
        try {
          statement(out, first, in);
        } catch (IllegalArgumentException e) {
          String message = String.valueOf(e.getMessage());
          throw message.startsWith(file.toString()) ? e : in.error("%s", message);
        }
      }
    }
    return out;
  }

  private static void statement(ComplexDraft out, String first, TextInput in) {
    IntList rest = new IntList();
    boolean edge = first.matches(NUMBER);
    if (edge) {
      rest.add(Integer.parseInt(first));
    }
    for (String word = next(in); !word.startsWith("#"); word = next(in)) {
      Check.that(
          word.matches(NUMBER),
          "numbers are whole, from 0 on and have at most nine digits, got '%s'",
          Numbers.quote(word));
      rest.add(Integer.parseInt(word));
    }
    int[] nodes = rest.toArray();
    switch (edge ? "edge" : first) {
      case "nodes" -> {
        if (nodes.length != 1) {
          throw in.error("'nodes' takes one number, got %d", nodes.length);
        }
        out.nodes(nodes[0]);
      }
      case "edge" -> out.edge(nodes);
      case "face" -> out.face(nodes);
      case "cell" -> out.cell(nodes);
      default ->
          throw in.error(
              "a line is 'nodes N', 'edge U V', 'face A B C …', 'cell A B C …', two nodes of an edge,"
                  + " or a comment behind #; got '%s'",
              Numbers.quote(first));
    }
  }

  /** The next word, or a comment at the end of the line. */
  private static String next(TextInput in) {
    return in.atEnd() ? "#" : in.word("node");
  }
}
