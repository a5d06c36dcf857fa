package dev.erlangen.vision.care.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.result.ArmResult;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import dev.erlangen.vision.care.chains.CareChains;
import dev.erlangen.vision.care.chains.Chains;
import dev.erlangen.vision.care.images.CareCifar10;
import dev.erlangen.vision.care.images.CareColours;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every recipe and every method trains, at a size of seconds. */
class CareRecipesTest {
  private static final String ALL =
      "methods=[care, simclr, care_weak, uniform_equiv, uniform, invariance, equivariance, moco,"
          + " care_moco, byol, barlow, care_barlow]";

  @BeforeAll
  static void oneThread() {
    Torch.threads(1);
  }

  private static <C extends Record> RunResult run(
      Recipe<C> recipe, List<String> small, String... more) {
    List<String> settings = new ArrayList<>(small);
    settings.addAll(List.of(more));
    C config = Config.bind(recipe.defaults(), null, settings);
    return Runner.run(recipe, config, RunOptions.ofSeeds(1)).result();
  }

  private static RunResult chains(String... more) {
    return run(
        new CareChains(),
        List.of(
            "chains.train=64",
            "chains.test=40",
            "chains.length=8",
            "encoder.hidden=8",
            "encoder.dimension=4",
            "training.epochs=2",
            "training.batch=32",
            "loss.chunks=4",
            "loss.queue=64",
            "measure.rotations=2",
            "measure.steps=5"),
        more);
  }

  @Test
  void everyMethodTrainsOnChains() {
    RunResult result = chains(ALL);
    assertThat(result.arms()).hasSize(12);
    for (ArmResult arm : result.arms()) {
      double wahba = result.mean(arm.name(), "wahba");
      assertThat(wahba).as(arm.name()).isBetween(0.0, 2.0);
      assertThat(result.mean(arm.name(), "1 - cos")).isBetween(-1e-9, 2.0);
      assertThat(result.mean(arm.name())).isLessThan(1);
    }
    assertThat(result.symmetry()).hasSize(20).allMatch(row -> row.passed());
    assertThat(result.sections()).hasSize(12);
    assertThat(result.sections().get(0).html()).contains("<rect").doesNotContain("NaN");
    assertThat(result.verdicts()).hasSize(4);
  }

  @Test
  void sameSeedSameBits() {
    double first = chains("methods=[care]").mean("care", "wahba");
    assertThat(chains("methods=[care]").mean("care", "wahba")).isEqualTo(first);
  }

  @Test
  void coloursAreFollowedInPictures() {
    RunResult result =
        run(
            new CareColours(),
            List.of(
                "digits.source=glyphs",
                "digits.train=64",
                "digits.test=30",
                "encoder.width=4",
                "training.epochs=1",
                "training.batch=32",
                "loss.chunks=4",
                "neighbours=5"));
    assertThat(result.arms()).hasSize(2);
    assertThat(result.mean("care", "hue gap")).isBetween(0.0, 0.5);
    assertThat(result.mean("care", "changed")).isBetween(0.0, 1.0);
    assertThat(result.sections()).hasSize(2);
    assertThat(result.sections().get(0).html())
        .contains("data:image/png;base64,", "augmented")
        .doesNotContain("NaN");
    assertThat(result.symmetry()).allMatch(row -> row.passed());
  }

  @Test
  void imagesTrainAndAreProbed() {
    RunResult result =
        run(
            new CareCifar10(),
            List.of(
                "images.source=glyphs",
                "images.train=64",
                "images.validation=20",
                "images.test=30",
                "encoder.width=2",
                "encoder.hidden=8",
                "encoder.dimension=4",
                "training.epochs=2",
                "training.rule=sgd",
                "training.rate=0.06",
                "training.course=cosine",
                "training.warmup=1",
                "training.batch=32",
                "loss.chunks=4",
                "probe.epochs=2",
                "probe.augmented=true",
                "probe.augmentations=2"));
    assertThat(result.arms()).hasSize(2);
    assertThat(result.mean("simclr", "knn")).isBetween(0.0, 1.0);
    assertThat(result.mean("care")).isBetween(0.0, 1.0);
    assertThat(result.arms().get(0).seeds().get(0).validation()).containsOnlyKeys("knn");
    assertThat(result.sections().get(0).html()).contains("data:image/png;base64,");
    assertThat(result.symmetry()).allMatch(row -> row.passed());
  }

  @Test
  void chainsHaveUnitStepsBeforeScalingAndUnitRadius() {
    Tensor chains = Chains.draw(20, 32, 3);
    assertThat(Tensors.item(chains.mean(1L).abs().max())).isLessThan(1e-6);
    double[] square = Tensors.doubles(chains.square().sum(2).mean(1L));
    for (double s : square) {
      assertThat(s).isCloseTo(1, within(1e-5));
    }
    Tensor steps = chains.narrow(1, 1, 31).sub(chains.narrow(1, 0, 31));
    double[] lengths = Tensors.doubles(steps.square().sum(2).select(0, 0));
    for (double l : lengths) {
      assertThat(l).isCloseTo(lengths[0], within(1e-5));
    }
    Tensor axes = Chains.principalAxes(chains).view(20, 3, 3);
    assertThat(Tensors.item(axes.matmul(axes).sub(axes).abs().max())).isLessThan(1e-5);
  }

  @Test
  void mistakesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chains("training.batch=250", "chains.train=500", "loss.chunks=16"))
        .withMessageContaining("batch size 250 is not divisible by 16 chunks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chains("loss.chunks=32"))
        .withMessageContaining("chunks of at least 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chains("training.batch=128"))
        .withMessageContaining("training.batch = 128 is more than chains.train = 64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chains("methods=[care, care]"))
        .withMessageContaining("one is named twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chains("methods=[simclr2]"))
        .withMessageContaining("did you mean");
    CareCifar10 images = new CareCifar10();
    for (String large : List.of("images.train=99999999", "encoder.width=2000000000")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> run(images, List.of(large)))
          .withMessageContaining(large.substring(0, large.indexOf('=')) + " must be in [1, ");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(images, List.of("training.warmup=1")))
        .withMessageContaining("training.warmup = 1 needs training.course = cosine");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(images, List.of("images.source=glyphs", "images.train=100")))
        .withMessageContaining("training.batch = 128 is more than the 100 images");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(images, List.of("images.source=cifar1000")))
        .withMessageContaining("cifar100");
  }
}
