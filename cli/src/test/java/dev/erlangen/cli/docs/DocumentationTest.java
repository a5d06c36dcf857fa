package dev.erlangen.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.cli.Main;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.recipe.SystemInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every piece of Java in the documentation compiles, runs and prints what it is said to print. */
class DocumentationTest {
  private static final Path ROOT = Path.of(System.getProperty("erlangen.root", ".."));
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @TempDir Path folder;

  static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(f -> f.toString().endsWith(".md")).sorted().forEach(files::add);
    }
    return files;
  }

  static List<Markdown.Block> java() throws IOException {
    List<Markdown.Block> found = new ArrayList<>();
    for (Path file : files()) {
      Markdown.blocks(file).stream().filter(b -> b.language().equals("java")).forEach(found::add);
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("java")
  void javaRuns(Markdown.Block block) throws Exception {
    String printed = Snippet.run(block.text(), folder);
    if (block.output() != null) {
      assertThat(printed).isEqualTo(block.output());
    }
  }

  static List<SystemInfo> systems() {
    return Registry.load().systems().stream()
        .filter(system -> !system.guide().endsWith("guide-toy.md")) // the tests' own
        .toList();
  }

  /** What {@code erlangen show} prints runs with the imports of the system's guide. */
  @ParameterizedTest
  @MethodSource("systems")
  void examplesOfSystemsRun(SystemInfo system) throws Exception {
    String imports =
        Files.readAllLines(ROOT.resolve(system.guide())).stream()
            .filter(line -> line.startsWith("import "))
            .distinct()
            .collect(Collectors.joining("\n"));
    Snippet.run(imports + "\n" + system.example(), folder);
  }

  @Test
  void readmeExampleIsShort() throws IOException {
    List<Markdown.Block> blocks =
        java().stream().filter(b -> b.file().endsWith("README.md")).toList();
    assertThat(blocks).hasSize(1);
    assertThat(blocks.get(0).text().lines().filter(l -> !l.isBlank())).hasSizeLessThanOrEqualTo(15);
  }

  @ParameterizedTest
  @MethodSource("files")
  void linksLeadSomewhere(Path file) throws IOException {
    Matcher link = LINK.matcher(Files.readString(file));
    while (link.find()) {
      assertThat(file.resolveSibling(link.group(1))).as(link.group()).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void commandsParse(Path file) throws IOException {
    for (Markdown.Block block : Markdown.blocks(file)) {
      if (block.language().equals("sh")) {
        block
            .text()
            .lines()
            .filter(l -> l.startsWith("./erlangen "))
            .forEach(l -> parse(l.substring("./erlangen ".length()).replaceFirst("\\s+#.*", "")));
      }
    }
  }

  private static void parse(String command) {
    String[] words =
        Stream.of(command.split("\\s+")).map(w -> w.replace("'", "")).toArray(String[]::new);
    CommandLine.ParseResult parsed = Main.commandLine().parseArgs(words);
    assertThat(
            parsed.hasSubcommand()
                || parsed.isVersionHelpRequested()
                || parsed.isUsageHelpRequested())
        .as(command)
        .isTrue();
  }

  @Test
  void aWrongSnippetIsNoticed() {
    assertThatThrownBy(() -> Snippet.run("int x = \"no\";", folder))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("incompatible types");
    assertThatThrownBy(() -> Snippet.run("throw new IllegalStateException(\"ran\");", folder))
        .hasMessage("ran");
  }
}
