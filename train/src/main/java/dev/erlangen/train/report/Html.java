package dev.erlangen.train.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Builds markup; text is escaped, tags are the program's own. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Returns {@code text} safe for content and quoted attributes. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < 0x20 && c != '\n' && c != '\t' ? '\ufffd' : c);
      }
    }
    return out.toString();
  }

  /** Returns JSON that is safe within a script element. */
  static String script(String json) {
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  /** Returns a text file that lies beside this class. */
  static String resource(String name) {
    try (InputStream in = Html.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the resource " + name, e);
    }
  }

  /** Appends markup as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Appends {@code <tag class="style">text</tag>}; no class if {@code style} is empty. */
  Html element(String tag, String style, String text) {
    return open(tag, style).raw(escape(text)).close(tag);
  }

  /** Appends a start tag. */
  Html open(String tag, String style) {
    out.append('<').append(tag);
    if (!style.isEmpty()) {
      out.append(" class=\"").append(escape(style)).append('"');
    }
    out.append('>');
    return this;
  }

  /** Appends an end tag. */
  Html close(String tag) {
    out.append("</").append(tag).append(">\n");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
