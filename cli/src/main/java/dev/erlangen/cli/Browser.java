package dev.erlangen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Shows a file in the user's browser. */
public final class Browser {
  private Browser() {}

  /** Returns whether the system's opener could be started. */
  public static boolean open(Path file) {
    String target = file.toAbsolutePath().toUri().toString();
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> command =
        system.contains("mac")
            ? List.of("open", target)
            : system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", target)
                : List.of("xdg-open", target);
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
