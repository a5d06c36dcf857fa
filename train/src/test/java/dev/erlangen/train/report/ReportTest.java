package dev.erlangen.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Torch;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.recipe.Provider;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.recipe.SystemInfo;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final ShowRecipe RECIPE = new ShowRecipe();
  private static final Registry REGISTRY = new Registry(List.of(new ShowProvider()));

  private static final class ShowProvider implements Provider {
    @Override
    public List<SystemInfo> systems() {
      return List.of(
          new SystemInfo(
              "show", "On <lines>", "Gauss & Legendre, 1805", "", "", List.of(), "", ""));
    }

    @Override
    public List<Recipe<?>> recipes() {
      return List.of(RECIPE);
    }

    @Override
    public List<SymmetryContract> contracts(String system) {
      return List.of();
    }
  }

  @TempDir private Path root;

  @BeforeAll
  static void oneThread() {
    Torch.threads(1);
  }

  private RunFolder run(int epochs, long... seeds) {
    return Runner.run(
            RECIPE,
            new ShowRecipe.Config(epochs, RECIPE.defaults().note()),
            RunOptions.ofSeeds(seeds)
                .storedIn(new RunStore(root))
                .typedAs("erlangen train show-line --seeds <3>"))
        .folder()
        .orElseThrow();
  }

  @Test
  void tellsEverythingAndEscapesIt() throws Exception {
    RunFolder run = run(Integer.getInteger("report.epochs", 8), 0, 1, 2);
    Path file = Report.write(run, REGISTRY);
    String html = Files.readString(file);
    assertThat(html)
        .contains("<h1>show-line</h1>")
        .contains("Gauss &amp; Legendre, 1805")
        .contains("&lt;img src=x onerror=alert(&#39;claim&#39;)&gt;")
        .contains("Dropout &lt;0.5&gt; &amp; &quot;more&quot;")
        .contains(run.result().arm("arm2").test("mse").toString())
        .contains(
            "could not be measured: IllegalStateException: the &lt;model&gt; cannot be checked")
        .contains("first lost at layers.2 &lt;norm&gt;")
        .contains("3.0e-16 (limit 1e-09)")
        .contains("<h2>Predictions &lt;drawn&gt; · No dropout</h2>")
        .contains("points &lt;xss&gt;")
        .contains("erlangen train show-line --seeds &lt;3&gt;")
        .contains("note: &quot;&lt;/pre&gt;&lt;script&gt;");
    // The report's own script is the only one, and nothing is fetched.
    assertThat(Pattern.compile("<script").matcher(html).results().count()).isEqualTo(1);
    assertThat(html).doesNotContain("src=\"").doesNotContain("href=\"").doesNotContain("url(");
    assertThat(Pattern.compile("<figure>").matcher(html).results().count()).isEqualTo(3);
    assertThat(Pattern.compile("class=\"line\" d=\"M58 ").matcher(html).results().count())
        .isEqualTo(12);
    assertThat(html).doesNotContain("NaN").doesNotContain("null").doesNotContain("Infinity");
    String copy = System.getProperty("report.copy");
    if (copy != null) {
      Files.writeString(Path.of(copy), html);
    }
  }

  @Test
  void unfinishedRunsHaveAReportToo() throws Exception {
    RunFolder run = run(1, 4);
    Files.delete(run.path().resolve("finish.json"));
    Files.delete(run.path().resolve("fits/arm3/4/result.json"));
    String html = Files.readString(Report.write(run, new Registry(List.of())));
    assertThat(html).contains("This run is interrupted").contains("<circle class=\"dot\"");
    for (int arm = 0; arm < 3; arm++) {
      Files.delete(run.path().resolve("fits/arm" + arm + "/4/result.json"));
    }
    run.fail("disk <full>");
    html = Files.readString(Report.write(run, new Registry(List.of())));
    assertThat(html)
        .contains("This run is failed: disk &lt;full&gt;.")
        .contains("No model has finished training yet.");
    Files.delete(run.path().resolve("experiment.json"));
    assertThatThrownBy(() -> Report.write(run, REGISTRY))
        .hasMessageContaining("before it trained anything");
  }

  @Test
  void axesHaveRoundTicks() {
    assertThat(Axis.linear(0, 1).ticks(5)).hasSize(6).contains(0.0, 0.2, 1.0);
    assertThat(Axis.linear(3, 3).ticks(5)).isNotEmpty();
    assertThat(Axis.log(1e-4, 2).ticks(5)).contains(1e-4, 1.0).allMatch(t -> t < 2.5);
    assertThat(Axis.log(1e-30, 1e30).ticks(5)).hasSizeBetween(3, 7);
    assertThat(Axis.log(0.02, 0.9).ticks(5)).contains(0.05, 0.2, 0.5);
    assertThat(List.of(Axis.label(0.25), Axis.label(1000), Axis.label(2e-5), Axis.label(3e7)))
        .containsExactly("0.25", "1000", "2e-5", "3e7");
    assertThat(Axis.label(0)).isEqualTo("0");
    assertThat(Axis.label(3 * 0.1)).isEqualTo("0.3");
    assertThat(List.of(Axis.label(0.99998), Axis.label(-5.42e-4)))
        .containsExactly("0.99998", "-5.42e-4");
  }
}
