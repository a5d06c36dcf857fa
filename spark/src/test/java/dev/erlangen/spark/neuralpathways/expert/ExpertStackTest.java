package dev.erlangen.spark.neuralpathways.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Scaling;
import dev.erlangen.spark.neuralpathways.data.Standardise;
import dev.erlangen.spark.neuralpathways.data.Task;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpertStackTest {
  private static Rows rows(int n, int count, int classes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = new float[n * count];
    float[] y = new float[count];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble(-1, 1);
    }
    for (int i = 0; i < count; i++) {
      double s = Math.sin(5 * x[i * n]) + 0.3 * x[i * n + n - 1];
      y[i] = classes == 0 ? (float) s : (int) Math.min(classes - 1, Math.abs(3 * s));
    }
    return Rows.of(n, x, 1, y);
  }

  private static RowReader reader(int n, int classes) {
    Task task = classes == 0 ? Task.REGRESSION : Task.CLASSIFICATION;
    return new RowReader(
        task, Math.max(1, classes), new Standardise(Scaling.none(n)), false, Scaling.none(1));
  }

  private static List<ExpertData> trained(
      ExpertSpec spec, int classes, FitSpec fit, int first, int count) {
    SortedMap<Integer, Rows> groups = new TreeMap<>();
    for (int leaf = first; leaf < first + count; leaf++) {
      groups.put(leaf, rows(3, 30 + leaf, classes, leaf));
    }
    return new ExpertTask(spec, reader(3, classes), fit, new HashMap<>(), 0).run(groups);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void anExpertIsTheSameBitsInAStackOfAnySize(int classes) {
    ExpertSpec spec = ExpertSpec.prelu(7, 2);
    FitSpec fit = new FitSpec(40, 9, 1e-2, 5);
    List<ExpertData> all = trained(spec, classes, fit, 1, 17);
    for (int leaf : new int[] {1, 2, 9, 17}) {
      ExpertData alone = trained(spec, classes, fit, leaf, 1).get(0);
      assertThat(all.get(leaf - 1).parameters()).isEqualTo(alone.parameters());
      assertThat(all.get(leaf - 1).loss()).isEqualTo(alone.loss());
    }
    assertThat(trained(spec, classes, fit, 3, 5).get(2).parameters())
        .isEqualTo(all.get(4).parameters());
  }

  @Test
  void aStackGivesWhatItsExpertsGive() {
    Torch.load();
    for (ExpertSpec spec :
        List.of(
            ExpertSpec.prelu(5, 2),
            new ExpertSpec(4, 3, ExpertSpec.Kink.RELU),
            ExpertSpec.constant())) {
      try (PointerScope scope = new PointerScope()) {
        List<float[]> parameters =
            List.of(ExpertStack.fresh(spec, 3, 2, 1, 1), ExpertStack.fresh(spec, 3, 2, 1, 2));
        ExpertStack stack = ExpertStack.of(spec, 3, 2, parameters, true);
        Tensor x = new Rng(1).normal(2, 6, 3);
        float[] both = Tensors.floats(stack.forward(x));
        for (int e = 0; e < 2; e++) {
          Expert one = Expert.of(spec, 3, 2, parameters.get(e));
          float[] alone = Tensors.floats(one.forward(x.select(0, e)));
          for (int i = 0; i < alone.length; i++) {
            assertThat(both[e * 12 + i]).isCloseTo(alone[i], offset(1e-6f));
          }
          assertThat(one.parameters(spec, 3, 2)).isEqualTo(parameters.get(e));
        }
        assertThat(stack.parameters(spec, 3, 2).get(1)).isEqualTo(parameters.get(1));
      }
    }
  }

  @Test
  void javaAndLibtorchAgree() {
    Torch.load();
    for (ExpertSpec spec :
        List.of(
            ExpertSpec.prelu(12, 2),
            new ExpertSpec(9, 1, ExpertSpec.Kink.RELU),
            ExpertSpec.constant())) {
      try (PointerScope scope = new PointerScope()) {
        float[] parameters = ExpertStack.fresh(spec, 3, 2, 1, 1);
        Tensor x = new Rng(1).normal(20, 3);
        float[] want = Tensors.floats(Expert.of(spec, 3, 2, parameters).forward(x));
        float[] got = new SmallNet(spec, 3, 2, parameters).forward(Tensors.floats(x), 20);
        for (int i = 0; i < want.length; i++) {
          assertThat(got[i]).isCloseTo(want[i], offset(1e-6f));
        }
      }
    }
  }

  @Test
  void sizesAreThoseOfThePaperExample() {
    assertThat(ExpertSpec.prelu(12, 2).parameters(1, 1)).isEqualTo(195);
    assertThat(ExpertSpec.prelu(12, 2).parameters(2, 1)).isEqualTo(207);
    assertThat(ExpertSpec.prelu(16, 1).parameters(64, 10)).isEqualTo(1211);
    assertThat(ExpertSpec.constant().parameters(5, 3)).isEqualTo(3);
    assertThat(ExpertSpec.prelu(4, 1).slots(2, 1).stream().map(ExpertSpec.Slot::name))
        .containsExactly(
            "net.0.weight", "net.0.bias", "net.1.weight", "net.2.weight", "net.2.bias");
  }

  @Test
  void constantsAreMeansAndShares() {
    FitSpec fit = new FitSpec(1, 1, 1e-3, 0);
    Rows rows = Rows.of(1, new float[] {0, 1, 2, 3}, 1, new float[] {1, 1, 1, 0});
    SortedMap<Integer, Rows> groups = new TreeMap<>();
    groups.put(3, rows);
    ExpertData mean =
        new ExpertTask(ExpertSpec.constant(), reader(1, 0), fit, new HashMap<>(), 0)
            .run(groups)
            .get(0);
    assertThat(mean.parameters()).containsExactly(0.75f);
    assertThat(mean.loss()).isEqualTo(0.1875);
    ExpertData shares =
        new ExpertTask(ExpertSpec.constant(), reader(1, 2), fit, new HashMap<>(), 0)
            .run(groups)
            .get(0);
    assertThat(Math.exp(shares.parameters()[1])).isCloseTo(0.75, offset(1e-6));
  }

  @Test
  void aGiantLeafIsThinned() {
    FitSpec fit = new FitSpec(5, 8, 1e-3, 0);
    SortedMap<Integer, Rows> groups = new TreeMap<>();
    groups.put(1, rows(3, 100, 0, 1));
    ExpertTask task =
        new ExpertTask(ExpertSpec.prelu(2, 1), reader(3, 0), fit, new HashMap<>(), 40);
    assertThat(task.run(groups).get(0).rows()).isEqualTo(40);
  }

  @Test
  void trainingLearns() {
    FitSpec fit = new FitSpec(1000, 32, 1e-2, 5);
    ExpertData e = trained(ExpertSpec.prelu(12, 2), 0, fit, 100, 1).get(0);
    ExpertData c = trained(ExpertSpec.constant(), 0, fit, 100, 1).get(0);
    assertThat(e.loss()).isLessThan(0.05 * c.loss());
  }

  @Test
  void anExpertSeenFromAnotherBoxIsTheSameFunction() {
    FitSpec fit = new FitSpec(30, 16, 1e-2, 5);
    ExpertSpec spec = ExpertSpec.prelu(5, 2);
    ExpertData e = trained(spec, 0, fit, 3, 1).get(0);
    Box other = new Box(new float[] {0.5f, -4, 0.2f}, new float[] {0.75f, 1, 0.2f});
    ExpertData moved = e.seenFrom(spec.slots(3, 1), other);
    assertThat(moved.box()).isEqualTo(other);
    assertThat(moved.parameters()).isNotEqualTo(e.parameters());
    Rows queries = rows(3, 50, 0, 8);
    try (LoadedExpert before = new LoadedExpert(spec, reader(3, 0), 3, e);
        LoadedExpert after = new LoadedExpert(spec, reader(3, 0), 3, moved)) {
      float[] want = before.predict(queries);
      float[] got = after.predict(queries);
      for (int i = 0; i < want.length; i++) {
        assertThat(got[i]).isCloseTo(want[i], offset(1e-5f));
      }
    }
    assertThat(e.seenFrom(spec.slots(3, 1), e.box()).parameters()).isEqualTo(e.parameters());
  }

  @Test
  void aBoxIsMappedToTheUnitCube() {
    Box box = Box.around(new float[] {0, 5, 2, 5, 1, 5}, 2);
    assertThat(box.scaled(new float[] {0, 5, 2, 5, 1, 6})).containsExactly(-1, 0, 1, 0, 0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Box(new float[] {1}, new float[] {0}))
        .withMessageContaining("must be finite and ascending");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpertSpec(3, 0, ExpertSpec.Kink.RELU));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpertSpec(0, 2, ExpertSpec.Kink.RELU));
  }
}
