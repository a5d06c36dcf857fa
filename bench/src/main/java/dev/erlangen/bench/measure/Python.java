package dev.erlangen.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.erlangen.core.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The peers' Python and scripts: the interpreter of a virtual environment with {@code
 * bench/peers/requirements.txt} from the property {@code erlangen.python} or the variable {@code
 * ERLANGEN_PYTHON}.
 *
 * @param interpreter the interpreter
 * @param scripts the folder {@code bench/peers}
 */
public record Python(Path interpreter, Path scripts) {
  /** What the launcher sets for itself. */
  private static final Set<String> ALLOCATOR =
      Set.of("MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_", "MALLOC_ARENA_MAX");

  /**
   * Returns the peers, or nothing when no interpreter is named or the scripts are not below the
   * checkout that {@code erlangen.home} names (the working folder, unless the launcher sets it).
   */
  public static Optional<Python> find() {
    String named = System.getProperty("erlangen.python", System.getenv("ERLANGEN_PYTHON"));
    Path scripts = scriptsFolder();
    return named == null || named.isBlank() || !Files.isDirectory(scripts)
        ? Optional.empty()
        : Optional.of(new Python(Path.of(named), scripts));
  }

  private static Path scriptsFolder() {
    return Path.of(System.getProperty("erlangen.home", ".")).resolve("bench/peers");
  }

  /** Returns the command line of a script. */
  public List<String> command(String script, Object... arguments) {
    List<String> words = new ArrayList<>();
    words.add(interpreter.toString());
    words.add(scripts.resolve(script).toString());
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return words;
  }

  /** Runs a script to its end and returns the last line that it prints, which is JSON. */
  public JsonNode ask(Map<String, String> environment, String script, Object... arguments) {
    ProcessBuilder builder = new ProcessBuilder(command(script, arguments));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      List<String> lines = process.inputReader().lines().toList();
      Check.that(process.waitFor() == 0 && !lines.isEmpty(), "the peer's script %s failed", script);
      return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts a script that serves. */
  public Peer serve(String name, String script, Object... arguments) {
    List<String> words = command(script, arguments);
    words.add("--serve");
    return new Peer(name, words);
  }

  /** Starts a script that serves with the allocator as the system sets it, as Python users do. */
  public Peer serveAsInstalled(String name, String script, Object... arguments) {
    List<String> words = command(script, arguments);
    words.add("--serve");
    return new Peer(name, words, ALLOCATOR);
  }
}
