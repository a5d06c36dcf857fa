package dev.erlangen.weights.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.Factored;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
  private static final PopulationSettings TINY =
      new PopulationSettings(Digits.Source.SEGMENTS, 12, 3, 80, 40, 16, 5e-3, 1.6e-2, 2, 0.4, 1, 0);

  @TempDir Path folder;

  @BeforeEach
  void useAnEmptyCache() {
    System.setProperty("erlangen.cache", folder.toString());
  }

  @AfterEach
  void restore() {
    System.clearProperty("erlangen.cache");
  }

  @Test
  void populationsAreMadeOnceAndAreAFunctionOfTheSeed() {
    TestContext context = new TestContext();
    Population first = Generator.of(TINY, context);
    assertThat(context.done).isEqualTo(12);
    assertThat(first.factors().u().get(0).shape()).containsExactly(12, 64, 3);
    assertThat(first.factors().v().get(0).shape()).containsExactly(12, 196, 3);
    context.done = 0;
    Population again = Generator.of(TINY, context);
    assertThat(context.done).isZero();
    assertThat(Tensors.floats(again.factors().u().get(2)))
        .isEqualTo(Tensors.floats(first.factors().u().get(2)));
    assertThat(Tensors.floats(again.losses())).isEqualTo(Tensors.floats(first.losses()));
    System.setProperty("erlangen.cache", folder.resolve("other").toString());
    assertThat(Tensors.floats(Generator.of(TINY, context).losses()))
        .isEqualTo(Tensors.floats(first.losses()));
  }

  @Test
  void everyAdapterHasLearnedSomething() {
    Population p = Generator.of(TINY, new TestContext());
    double[] losses = Tensors.doubles(p.losses());
    // The inverted foreign domain leaves an error near 0.5 before fine-tuning.
    assertThat(Arrays.stream(losses)).allMatch(loss -> loss > 0.01 && loss < 0.3);
    for (int i = 0; i < p.size(); i++) {
      double members = 0;
      for (float label : p.labels(i)) {
        members += label;
      }
      assertThat(members).isBetween(1.0, 10.0);
      Factored update = p.adapter(i).module("layers.0").factors(ScalarType.Double);
      assertThat(Tensors.item(update.singularValues().norm())).isGreaterThan(0.1);
    }
  }

  @Test
  void segmentsLookLikeDigits() {
    Digits digits = Digits.segments(500, 3);
    double[] ink = new double[Digits.CLASSES];
    int[] count = new int[Digits.CLASSES];
    for (int i = 0; i < digits.size(); i++) {
      float[] image =
          Arrays.copyOfRange(digits.pixels(), i * Digits.PIXELS, (i + 1) * Digits.PIXELS);
      for (float v : image) {
        assertThat(v).isBetween(0f, 1f);
        ink[digits.labels()[i]] += v;
      }
      count[digits.labels()[i]]++;
    }
    assertThat(Arrays.stream(count)).allMatch(c -> c > 20);
    assertThat(ink[8] / count[8]).isGreaterThan(1.8 * ink[1] / count[1]);
  }
}
