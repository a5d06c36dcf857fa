package dev.erlangen.vision.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.image.ImageSet;
import dev.erlangen.vision.image.Colouring;
import dev.erlangen.vision.image.GlyphDigits;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private static final ImageSet SET = Colouring.of(GlyphDigits.create(20, 4, 16, 1), 1).set();

  /** Every image of the set is the same. */
  private static ImageSet copies() {
    byte[] pixels = SET.pixels().clone();
    for (int i = 1; i < SET.size(); i++) {
      System.arraycopy(pixels, 0, pixels, i * SET.bytesPerImage(), SET.bytesPerImage());
    }
    return new ImageSet(
        "copies", 3, 16, 16, pixels, new int[SET.size()], List.of("a"), SET.split(), SET.origin());
  }

  private static ImageViews views(ImageSet set) {
    int[] all = set.split().train();
    return new ImageViews(set, all, ImagePipeline.standard(16), ChannelStatistics.of(set, all));
  }

  private static float[] row(Tensor views, int i) {
    return Tensors.floats(views.select(0, i));
  }

  @Test
  void aChunkSharesItsAugmentationAndOnlyThat() {
    ImageViews views = views(copies());
    int[] batch = {0, 1, 2, 3, 4, 5, 6, 7};
    Tensor shared = views.shared(batch, 2, 5);
    assertThat(row(shared, 1)).isEqualTo(row(shared, 0));
    assertThat(row(shared, 3)).isEqualTo(row(shared, 0));
    assertThat(row(shared, 4)).isNotEqualTo(row(shared, 0));
    assertThat(row(shared, 7)).isEqualTo(row(shared, 4));
    assertThat(row(views.shared(batch, 2, 6), 0)).isNotEqualTo(row(shared, 0));
    Set<Integer> different = new HashSet<>();
    Tensor independent = views.independent(batch, 5);
    for (int i = 0; i < 8; i++) {
      different.add(Arrays.hashCode(row(independent, i)));
    }
    assertThat(different).hasSize(8);
  }

  @Test
  void theSeedDecidesWhateverTheThreads() throws ExecutionException, InterruptedException {
    ImageViews views = views(SET);
    int[] batch = {3, 1, 4, 15, 9, 2, 6, 5};
    float[] usual = Tensors.floats(views.independent(batch, 11));
    ForkJoinPool one = new ForkJoinPool(1);
    float[] alone = one.submit(() -> Tensors.floats(views.independent(batch, 11))).get();
    one.shutdown();
    assertThat(alone).isEqualTo(usual);
    assertThat(Tensors.floats(views.independent(batch, 12))).isNotEqualTo(usual);
  }

  @Test
  void plainImagesAreNormalised() {
    Tensor plain = views(SET).plain(SET.split().train());
    assertThat(plain.shape()).containsExactly(20, 3, 16, 16);
    assertThat(Tensors.item(plain.select(1, 2).mean())).isCloseTo(0, within(1e-4));
    assertThat(Tensors.item(plain.select(1, 2).std(false))).isCloseTo(1, within(1e-3));
    ChannelStatistics grey = new ChannelStatistics(List.of(0.0), List.of(1.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageViews(SET, new int[] {0}, ImagePipeline.standard(16), grey))
        .withMessage("statistics of 1 channels do not fit images of 3");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ImageViews(
                    SET, new int[] {99}, ImagePipeline.standard(16), ChannelStatistics.CIFAR10))
        .withMessageContaining("image must be in [0, 23], got 99");
  }

  @Test
  void rotationsAreProperAndUniform() {
    double[] mean = new double[9];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 5000; i++) {
      float[] r = PointRotation.sample(random);
      double determinant =
          r[0] * (r[4] * r[8] - r[5] * r[7])
              - r[1] * (r[3] * r[8] - r[5] * r[6])
              + r[2] * (r[3] * r[7] - r[4] * r[6]);
      assertThat(determinant).isCloseTo(1, within(1e-5));
      assertThat(r[0] * r[3] + r[1] * r[4] + r[2] * r[5]).isCloseTo(0f, within(1e-5f));
      for (int k = 0; k < 9; k++) {
        mean[k] += r[k] / 5000;
      }
    }
    assertThat(mean).containsExactly(new double[9], within(0.04));
  }

  @Test
  void pointSetsOfAChunkTurnTogether() {
    Tensor points = new Rng(3).normal(6, 5, 3).to(ScalarType.Double);
    PointViews views = new PointViews(points);
    int[] batch = {0, 1, 2, 3};
    Tensor shared = views.shared(batch, 2, 4);
    assertThat(gram(shared, 0, 1)).isCloseTo(gram(points, 0, 1), within(1e-6));
    assertThat(Math.abs(gram(shared, 1, 2) - gram(points, 1, 2))).isGreaterThan(0.01);
    Tensor each = views.independent(batch, 4);
    assertThat(Math.abs(gram(each, 0, 1) - gram(points, 0, 1))).isGreaterThan(0.01);
    assertThat(gram(each, 2, 2)).isCloseTo(gram(points, 2, 2), within(1e-5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> views.shared(batch, 3, 0))
        .withMessageContaining("batch size 4 is not divisible by 3 chunks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PointViews(points.select(0, 0)))
        .withMessageContaining("(M, n, 3), got (5, 3)");
  }

  /** Sum of the products of points of two sets. */
  private static double gram(Tensor points, int a, int b) {
    return Tensors.item(points.select(0, a).mul(points.select(0, b)).sum());
  }
}
