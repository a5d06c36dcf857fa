package dev.erlangen.weights.adapter;

import static dev.erlangen.weights.adapter.AdapterFiles.config;
import static dev.erlangen.weights.adapter.AdapterFiles.pair;
import static dev.erlangen.weights.adapter.AdapterFiles.peft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.GeneralLinear;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterFolderTest {
  @TempDir Path folder;

  @BeforeEach
  void threeAdaptersTwoOfWhichAreTheSame() throws IOException {
    for (int i = 1; i <= 2; i++) {
      peft(folder.resolve("a" + i), config(3, 6, ""), pair("m.q", 8, 5, 3, i));
    }
    Adapter first = AdapterReader.read(folder.resolve("a1"));
    PeftWriter.write(
        first.map(p -> p.transformed(new GeneralLinear(3).sample(new Rng(1)))),
        folder.resolve("a10"));
  }

  @Test
  void findsAdaptersInNaturalOrder() {
    assertThat(AdapterFolder.list(folder).stream().map(p -> p.getFileName().toString()))
        .containsExactly("a1", "a2", "a10");
    assertThat(AdapterFolder.list(folder.resolve("a1"))).containsExactly(folder.resolve("a1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterFolder.list(folder.resolve("none")))
        .withMessageContaining("there is no");
  }

  @Test
  void sameModelsInOtherBasesAreFound() {
    List<Path> paths = AdapterFolder.list(folder);
    List<AdapterSummary> summaries = AdapterFolder.map(paths, AdapterSummary::of);
    List<Duplicates.Pair> pairs = Duplicates.find(paths, summaries, Duplicates.TOLERANCE);
    assertThat(pairs).hasSize(1);
    assertThat(pairs.get(0).first()).isEqualTo(0);
    assertThat(pairs.get(0).second()).isEqualTo(2);
    assertThat(pairs.get(0).distance()).isLessThan(1e-6);
    AdapterSummary s = summaries.get(0);
    assertThat(s.norm()).isCloseTo(summaries.get(2).norm(), within(1e-5));
    assertThat(s.ranks()).isEqualTo("3");
    assertThat(s.effectiveRank()).isBetween(1.0, 3.0);
    assertThat(s.parameters()).isEqualTo(3 * (8 + 5));
  }

  @Test
  void differencesSeeUpdatesNotFactors() {
    Adapter a = AdapterReader.read(folder.resolve("a1"));
    Adapter b = AdapterReader.read(folder.resolve("a2"));
    Adapter c = AdapterReader.read(folder.resolve("a10"));
    assertThat(AdapterDifference.of(a, c).same(1e-6)).isTrue();
    AdapterDifference d = AdapterDifference.of(a, b);
    assertThat(d.same(1e-2)).isFalse();
    double norm = a.module("m.q").delta().sub(b.module("m.q").delta()).norm().item_double();
    assertThat(d.total().distance()).isCloseTo(norm, within(1e-9));
    double inner = a.module("m.q").delta().mul(b.module("m.q").delta()).sum().item_double();
    assertThat(d.total().inner()).isCloseTo(inner, within(1e-9));
    peft(folder.resolve("other"), config(3, 6, ""), pair("m.k", 8, 5, 3, 1));
    AdapterDifference none = AdapterDifference.of(a, AdapterReader.read(folder.resolve("other")));
    assertThat(none.onlyFirst()).containsExactly("m.q");
    assertThat(none.onlySecond()).containsExactly("m.k");
    assertThat(none.same(1)).isFalse();
  }

  @Test
  void effectiveRankOfEqualValuesIsTheirNumber() {
    ModuleSummary m =
        new ModuleSummary("m", LoraPair.Kind.LINEAR, 5, 4, 3, 1, new double[] {2, 2, 0});
    assertThat(m.effectiveRank()).isCloseTo(2, within(1e-12));
    assertThat(m.norm()).isCloseTo(Math.sqrt(8), within(1e-12));
    ModuleSummary zero = new ModuleSummary("m", LoraPair.Kind.LINEAR, 5, 4, 1, 1, new double[] {0});
    assertThat(zero.effectiveRank()).isZero();
  }
}
