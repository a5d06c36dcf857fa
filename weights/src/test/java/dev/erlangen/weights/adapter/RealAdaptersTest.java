package dev.erlangen.weights.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.GeneralLinear;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import java.nio.file.Path;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adapters of published models, if the mirror folder has them. */
class RealAdaptersTest {
  private static Path path(String name) {
    assumeTrue(DataStore.standard().has(Catalog.standard().entry(name)), name + " is not here");
    return Datasets.standard().adapter(name);
  }

  @ParameterizedTest
  @CsvSource({
    "lora-gpt2-smart-review, PEFT, 12, 8, 2",
    "lora-gpt2-smart-review-2500, PEFT, 12, 8, 2",
    "lora-gpt2-tigrinya, PEFT, 36, 8, 4",
    "lora-gptneo-movies, PEFT, 24, 8, 2",
    "lora-sd15-analog, CLONEOFSIMO, 192, 4, 1",
    "lora-sd15-catundchat, DIFFUSERS, 128, 4, 1",
    "lora-sd15-disney, CLONEOFSIMO, 192, 1, 1"
  })
  void areRead(String name, String format, int modules, int rank, double scale) {
    AdapterSummary s = AdapterSummary.of(AdapterReader.read(path(name)));
    assertThat(s.format().name()).isEqualTo(format);
    assertThat(s.modules()).hasSize(modules);
    assertThat(s.modules()).allMatch(m -> m.rank() == rank && m.scale() == scale);
    assertThat(s.norm()).isPositive().isFinite();
    assertThat(s.effectiveRank()).isBetween(1.0, (double) rank + 1e-9);
  }

  @Test
  void tokensOfTextualInversionAreExtra() {
    Adapter a = AdapterReader.read(path("lora-sd15-disney"));
    assertThat(a.extra()).containsOnlyKeys("<s1>", "<s2>");
  }

  @Test
  void gptStoresItsWeightsTransposed() {
    LoraPair p =
        AdapterReader.read(path("lora-gpt2-smart-review")).module("transformer.h.10.attn.c_attn");
    assertThat(p.delta().shape()).containsExactly(768, 2304);
    assertThat(p.rows()).isEqualTo(2304);
  }

  @Test
  void checkpointsOfOneRunAreNearButNotTheSame() {
    Adapter last = AdapterReader.read(path("lora-gpt2-smart-review"));
    Adapter before = AdapterReader.read(path("lora-gpt2-smart-review-2500"));
    AdapterDifference d = AdapterDifference.of(last, before);
    assertThat(d.modules()).hasSize(12);
    assertThat(d.total().cosine()).isBetween(0.5, 0.9999);
    assertThat(d.same(Duplicates.TOLERANCE)).isFalse();
    Tensor r = new GeneralLinear(8).sample(new Rng(0));
    Adapter moved = last.map(p -> p.transformed(r));
    assertThat(AdapterDifference.of(last, moved).total().relative()).isCloseTo(0, within(1e-6));
  }
}
