package dev.erlangen.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.erlangen.core.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  enum Norm {
    BATCH,
    LAYER_NORM
  }

  record Net(@About("channels") int hidden, double dropout, Norm norm) {
    Net {
      Check.positive("hidden", hidden);
      Check.that(dropout < 1, "too much is dropped");
    }
  }

  record Stage(long width, String name) {}

  record Setup(
      int epochs,
      float scale,
      boolean residual,
      String note,
      List<Integer> widths,
      List<Stage> stages,
      Net net) {}

  private static final Setup DEFAULTS =
      new Setup(
          40,
          0.5f,
          true,
          "yes: \"quoted\"\n# no comment",
          List.of(8, 16),
          List.of(new Stage(3, "a b")),
          new Net(32, 1e-4, Norm.BATCH));

  private static Setup parse(String yaml) {
    return Config.parse(DEFAULTS, yaml, "c.yaml");
  }

  @Test
  void laterSourcesWin(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("c.yaml"), "epochs: 5\nnet: {hidden: 7}\n");
    Setup bound =
        Config.bind(
            DEFAULTS,
            file,
            List.of("net.norm=layer-norm", "epochs=1_000", "widths=[1, 2]", "net.dropout=1e-3"));
    assertThat(bound.epochs()).isEqualTo(1000);
    assertThat(bound.net()).isEqualTo(new Net(7, 1e-3, Norm.LAYER_NORM));
    assertThat(bound.widths()).containsExactly(1, 2);
    assertThat(bound.note()).isEqualTo(DEFAULTS.note());
    assertThat(Config.bind(DEFAULTS, null, List.of())).isEqualTo(DEFAULTS);
  }

  @Test
  void writtenConfigurationsReadBack() {
    String yaml = Config.yaml(DEFAULTS);
    assertThat(parse(yaml)).isEqualTo(DEFAULTS);
    assertThat(yaml)
        .contains("  hidden: 32  # channels; whole number\n")
        .contains("  norm: batch  # one of batch, layer_norm\n")
        .contains("  dropout: 1e-4  # number\n");
    assertThat(parse("")).isEqualTo(DEFAULTS);
    assertThat(parse("# nothing\n")).isEqualTo(DEFAULTS);
  }

  @Test
  void allTextsSurvive() {
    record Text(String text) {}
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(6); n >= 0; n--) {
        text.append((char) (random.nextInt(8) == 0 ? random.nextInt(0xd800) : random.nextInt(128)));
      }
      Text value = new Text(text.toString());
      assertThat(Config.parse(new Text("x"), Config.yaml(value), "t")).isEqualTo(value);
    }
    Text clef = new Text("𝄞 null");
    assertThat(Config.parse(new Text("x"), Config.yaml(clef), "t")).isEqualTo(clef);
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    ConfigException e =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                parse(
                    """
                    epoch: 3
                    scale: fast
                    residual: yes
                    epochs: 3000000000
                    widths: 4
                    net:
                      hidden: 0
                      norm: bacth
                    stages: [{width: 1}, 7]
                    note:
                    """));
    assertThat(e.problems())
        .containsExactlyInAnyOrder(
            "unknown key 'epoch'; did you mean 'epochs'? (line 1)",
            "'scale' must be a number, got 'fast' (line 2)",
            "'residual' must be true or false, got 'yes' (line 3)",
            "'epochs' must be a whole number of 32 bits, got 3000000000 (line 4)",
            "'widths' must be a list, such as [a, b] (line 5)",
            "'net.norm' must be one of batch, layer_norm, got 'bacth'; did you mean 'batch'?"
                + " (line 8)",
            "'stages.0.name' is missing (line 9)",
            "'stages.1' must have keys of its own, such as width (line 9)",
            "'note' must be a text, got '' (line 10)");
    assertThat(e).hasMessageStartingWith("the configuration has 9 problems:\n");
  }

  @Test
  void constructorsSpeakWithTheirPath() {
    assertThatThrownBy(() -> Config.bind(DEFAULTS, null, List.of("net.hidden=-2")))
        .hasMessage("'net.hidden' must be at least 1, got -2 (--set net.hidden=-2)");
    assertThatThrownBy(() -> parse("net: {dropout: 2}"))
        .hasMessage("'net': too much is dropped (line 1)");
    assertThatThrownBy(() -> Config.bind(DEFAULTS, null, List.of("epochs")))
        .hasMessage("a setting has the form key=value, got 'epochs'");
    assertThatThrownBy(() -> Config.bind(DEFAULTS, null, List.of("net=3", "epochs.x=1")))
        .hasMessageContaining("'net' must have keys of its own, such as hidden")
        .hasMessageContaining("'epochs' must be one value (whole number)");
  }

  @Test
  void hostileYamlIsRefused(@TempDir Path folder) throws Exception {
    String bomb = "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n";
    assertThatThrownBy(() -> parse(bomb)).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> parse("a: &a {b: *a}")).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> parse("a: ".repeat(1) + "[".repeat(5000)))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> parse("epochs: 1\nepochs: 2"))
        .hasMessage("c.yaml: line 2: key 'epochs' is given twice");
    assertThatThrownBy(() -> parse("- 1")).hasMessageContaining("key: value");
    assertThatThrownBy(() -> parse("epochs: [1\n")).hasMessageContaining("c.yaml: line ");
    assertThatThrownBy(() -> parse("a: 1\n---\nb: 2")).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> parse("!!javax.script.ScriptEngineManager []: 1"))
        .isInstanceOf(ConfigException.class);
    String deep = "a.".repeat(100_000) + "b=1";
    assertThatThrownBy(() -> Config.bind(DEFAULTS, null, List.of(deep)))
        .hasMessageContaining("at most 30 parts");
    Path large = Files.write(folder.resolve("l.yaml"), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> Config.bind(DEFAULTS, large, List.of()))
        .hasMessageContaining("at most 1048576");
    Path latin = Files.write(folder.resolve("x.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4});
    assertThatThrownBy(() -> Config.bind(DEFAULTS, latin, List.of())).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> Config.bind(DEFAULTS, folder.resolve("none"), List.of()))
        .hasMessageContaining("cannot read the configuration");
  }

  /** Mutated configurations either bind or are refused; -Dfuzz=N sets their number. */
  @Test
  void fuzz() {
    String seed = Config.yaml(DEFAULTS);
    Random random = new Random(7);
    String alphabet = "[]{}:,&*!|>-?#'\"%@`\\ \n\t~<=.0123456789abcenorsty\u0000\u2028é";
    int accepted = 0;
    int runs = Integer.getInteger("fuzz", 3000);
    for (int i = 0; i < runs; i++) {
      StringBuilder text = new StringBuilder(seed);
      for (int n = 1 + random.nextInt(8); n > 0 && text.length() > 0; n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
          case 1 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
          default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(9)));
        }
      }
      try {
        parse(text.toString());
        accepted++;
      } catch (ConfigException e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
    assertThat(accepted).isBetween(runs / 100, runs * 99 / 100);
  }

  @Test
  void keysListTypesValuesAndMeaning() {
    assertThat(Config.keys(DEFAULTS))
        .contains(new Key("net.hidden", "whole number", "32", "channels"))
        .contains(new Key("widths", "list of whole number", "[8, 16]", ""))
        .contains(new Key("stages", "list of records", "[{width: 3, name: \"a b\"}]", ""))
        .hasSize(9);
  }
}
