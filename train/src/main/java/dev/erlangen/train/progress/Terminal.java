package dev.erlangen.train.progress;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the terminal can do.
 *
 * @param width columns
 * @param color whether colours are wanted ({@code NO_COLOR} is not set)
 * @param unicode whether it shows block characters
 */
public record Terminal(int width, boolean color, boolean unicode) {
  private static final int USUAL = 80;
  private static final int NARROWEST = 40;

  /** Whether a person is looking: input and output are a terminal that can move its cursor. */
  public static boolean present() {
    return System.console() != null && !"dumb".equals(System.getenv("TERM"));
  }

  /** Asks the environment. */
  public static Terminal detect() {
    Map<String, String> env = System.getenv();
    String none = env.getOrDefault("NO_COLOR", "");
    Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "US-ASCII"));
    return new Terminal(
        columns(env.get("COLUMNS")), none.isEmpty(), charset.equals(StandardCharsets.UTF_8));
  }

  private static int columns(@Nullable String variable) {
    if (variable != null && variable.matches("\\d{1,4}")) {
      return Math.max(NARROWEST, Integer.parseInt(variable));
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return USUAL;
      }
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      String[] parts = size.strip().split(" ", -1);
      int width = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
      return width == 0 ? USUAL : Math.max(NARROWEST, width);
    } catch (IOException | NumberFormatException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  String erase() {
    return "\u001b[K";
  }

  String green(String text) {
    return color ? "\u001b[32m" + text + "\u001b[0m" : text;
  }

  String dim(String text) {
    return color && !text.isEmpty() ? "\u001b[2m" + text + "\u001b[0m" : text;
  }
}
