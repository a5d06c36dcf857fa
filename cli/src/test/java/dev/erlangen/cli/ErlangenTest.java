package dev.erlangen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErlangenTest {
  static Stream<String> verbs() {
    return Main.commandLine().getSubcommands().keySet().stream();
  }

  @Test
  void aloneItExplainsItself() {
    Run run = Run.of();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Usage: erlangen").contains("erlangen VERB --help");
    verbs().forEach(verb -> assertThat(run.out()).contains("\n  " + verb + " "));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void helpOfEveryVerbShowsAnExample(String verb) {
    Run run = Run.of(verb, "--help");
    assertThat(run.code()).isZero();
    String examples = run.out().substring(run.out().indexOf("Examples:"));
    assertThat(examples).contains("erlangen " + verb);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= Text.WIDTH);
  }

  @Test
  void versionNamesTheLibraries() {
    assertThat(Run.of("--version").out())
        .matches("erlangen \\d.* \\(libtorch \\d.*, Java \\d.*\\)\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shwo", "lst", "docter"})
  void nearVerbsAreSuggested(String typo) {
    Run run = Run.of(typo);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("erlangen: unknown verb '" + typo + "'; did you mean '");
    assertThat(run.err().lines()).hasSize(2);
  }

  @Test
  void nearOptionsAreSuggested() {
    Run run = Run.of("list", "--hlep");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("erlangen: unknown option '--hlep'; did you mean '--help'?\n");
    assertThat(Run.of("show", "--debgu").err()).contains("did you mean '--debug'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "--", "@nofile", "%s%n", "ünïcode", "$(id)", "   "})
  void hostileArgumentsGetASentence(String argument) {
    Run run = Run.of("show", argument);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("erlangen: ").doesNotContain("\tat ");
  }

  @Test
  void debugShowsTheStack() {
    assertThat(Run.of("show", "nothing", "--debug").err()).contains("\tat dev.erlangen.cli");
    assertThat(Run.of("--debug", "show", "nothing").err()).contains("\tat dev.erlangen.cli");
  }
}
