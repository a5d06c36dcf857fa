package dev.erlangen.train.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.train.recipe.Recipe.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  private static ArmFits arm(String name, double[] mae, double[] extra, long parameters) {
    List<FitRecord> fits = new ArrayList<>();
    for (int i = 0; i < mae.length; i++) {
      Map<String, Double> test = new TreeMap<>(Map.of("mae", mae[i]));
      if (extra.length > 0) {
        test.put("r2", extra[i]);
      }
      SeedResult seed = new SeedResult(i, test, Map.of(), 1, parameters, 200, List.of());
      fits.add(new FitRecord(seed, List.of(), List.of()));
    }
    return new ArmFits(name, "Model " + name, fits);
  }

  private static RunResult run(boolean lowerIsBetter) {
    return RunResult.of(
        "mae",
        lowerIsBetter,
        List.of(
            arm("a", new double[] {0.5, 0.7}, new double[] {0.25, 0.25}, 1234567),
            arm("b|c", new double[] {0.9, 0.9}, new double[] {}, 12),
            arm("unfinished", new double[] {}, new double[] {}, 0)),
        List.of());
  }

  @Test
  void textIsAlignedAndMarksTheBest() {
    assertThat(ResultTable.of(run(true)).text().lines())
        .containsExactly(
            "  model                mae ↓               r2  seeds  parameters  time per seed",
            "* Model a    0.6000 ± 0.1414  0.2500 ± 0.0000      2   1 234 567     3 min 20 s",
            "  Model b|c  0.9000 ± 0.0000                –      2          12     3 min 20 s");
    assertThat(ResultTable.of(run(false)).best()).isEqualTo(1);
  }

  @Test
  void countsAreWholeNumbers() {
    RunResult counted =
        RunResult.of(
            "mae",
            false,
            List.of(
                arm("a", new double[] {223, 223}, new double[] {1, 1}, 1),
                arm("b", new double[] {0, 0}, new double[] {0, 0}, 1)),
            List.of());
    assertThat(ResultTable.of(counted).rows())
        .extracting(row -> row.get(1) + ", " + row.get(2))
        .containsExactly("223, 1.0000 ± 0.0000", "0, 0.0000 ± 0.0000");
  }

  @Test
  void aSingleFractionMakesAMetricNoCount() {
    RunResult mixed =
        RunResult.of(
            "mae",
            false,
            List.of(
                arm("a", new double[] {3, 3}, new double[] {4, 5}, 1),
                arm("b", new double[] {2.5, 2.5}, new double[] {7, 7}, 1)),
            List.of());
    assertThat(ResultTable.of(mixed).rows())
        .extracting(row -> row.get(1) + ", " + row.get(2))
        .containsExactly("3.0000 ± 0.0000, 4.5000 ± 0.7071", "2.5000 ± 0.0000, 7.0000 ± 0.0000");
  }

  @Test
  void markdownIsATable() {
    assertThat(ResultTable.of(run(false)).markdown().lines())
        .containsExactly(
            "| model | mae ↑ | r2 | seeds | parameters | time per seed |",
            "|---|---:|---:|---:|---:|---:|",
            "| Model a | 0.6000 ± 0.1414 | 0.2500 ± 0.0000 | 2 | 1 234 567 | 3 min 20 s |",
            "| **Model b\\|c** | **0.9000 ± 0.0000** | **–** | **2** | **12** | **3 min 20 s** |");
  }

  @Test
  void claimsAreJudgedEvenIfTheyCannotBe() {
    RunResult judged =
        run(true)
            .judged(
                List.of(
                    new Claim("a wins", r -> r.mean("a") < r.mean("b|c")),
                    new Claim("by 0.4", r -> r.mean("a") < r.mean("b|c") - 0.4),
                    new Claim("r2", r -> r.mean("b|c", "r2") > 0)));
    assertThat(judged.verdicts()).extracting(Verdict::shown).containsExactly(true, false, false);
    assertThat(judged.verdicts().get(2).claim())
        .isEqualTo("r2 (cannot be judged: metric must be one of [mae], got 'r2')");
    assertThat(judged.passed()).isFalse();
  }

  @Test
  void durationsReadWell() {
    assertThat(List.of(0.0123, 4.04, 42.0, 200.0, 7500.0).stream().map(ResultTable::duration))
        .containsExactly("12 ms", "4.0 s", "42 s", "3 min 20 s", "2 h 5 min");
  }
}
