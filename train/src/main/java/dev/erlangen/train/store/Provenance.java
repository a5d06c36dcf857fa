package dev.erlangen.train.store;

import dev.erlangen.core.Torch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Where results come from: versions, machine and revision. */
public final class Provenance {
  private Provenance() {}

  /** Collects the facts by name, without loading libtorch. */
  public static Map<String, String> collect() {
    Properties built = new Properties();
    try (InputStream in = Provenance.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        built.load(in);
      }
    } catch (IOException e) {
      built.clear();
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("erlangen", built.getProperty("erlangen", "unknown"));
    facts.put("libtorch", built.getProperty("libtorch", "unknown"));
    facts.put("java", Runtime.version().toString());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("threads", Integer.toString(Torch.defaultThreads()));
    facts.put("git", revision());
    return facts;
  }

  /** Returns the revision of the working folder, {@code -dirty} if changed, or {@code none}. */
  private static String revision() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=40")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      if (!git.waitFor(5, TimeUnit.SECONDS)) {
        git.destroyForcibly();
        return "none";
      }
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.exitValue() == 0 && !text.isBlank() ? text.strip() : "none";
    } catch (IOException e) {
      return "none";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "none";
    }
  }
}
