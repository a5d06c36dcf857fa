package dev.erlangen.vision.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.data.graph.Origin;
import dev.erlangen.data.graph.Split;
import dev.erlangen.data.image.ImageSet;
import dev.erlangen.vision.augment.ColourJitter.Step;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImageAugmentationTest {
  /** One colour image of the given size with the given bytes. */
  private static ImageSet image(int channels, int height, int width, int... bytes) {
    byte[] pixels = new byte[channels * height * width];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) bytes[i % bytes.length];
    }
    return new ImageSet(
        "one",
        channels,
        height,
        width,
        pixels,
        new int[] {0},
        List.of("a"),
        Split.consecutive(1, 0, 0),
        new Origin("", "none", "none"));
  }

  private static ImageAugmentation of(int size, CropBox crop, boolean flip) {
    return new ImageAugmentation(4, 4, size, crop, flip, null, false, null);
  }

  private static final CropBox ALL = new CropBox(0, 0, 4, 4);
  private static final ImageSet RAMP =
      image(1, 4, 4, 0, 51, 102, 153, 0, 51, 102, 153, 0, 51, 102, 153, 0, 51, 102, 153);

  @Test
  void resizingToTheSameSizeChangesNothing() {
    float[] out = of(4, ALL, false).apply(RAMP, 0);
    assertThat(out)
        .containsExactly(
            new float[] {0, .2f, .4f, .6f, 0, .2f, .4f, .6f, 0, .2f, .4f, .6f, 0, .2f, .4f, .6f},
            within(1e-6f));
    float[] mirrored = of(4, ALL, true).apply(RAMP, 0);
    assertThat(mirrored[0]).isCloseTo(.6f, within(1e-6f));
    assertThat(mirrored[3]).isCloseTo(0f, within(1e-6f));
  }

  @Test
  void shrinkingAveragesAndGrowingInterpolates() {
    // A triangle of radius 2 around 1: weights 3/4, 3/4, 1/4, cut at the border.
    float[] half = of(2, ALL, false).apply(RAMP, 0);
    double want = (0.75 * 0 + 0.75 * 0.2 + 0.25 * 0.4) / 1.75;
    assertThat(half[0]).isCloseTo((float) want, within(1e-6f));
    float[] twice = of(8, ALL, false).apply(RAMP, 0);
    assertThat(twice[1]).isCloseTo(0.05f, within(1e-6f));
    assertThat(twice[2]).isCloseTo(0.15f, within(1e-6f));
    float[] part = of(2, new CropBox(1, 2, 2, 2), false).apply(RAMP, 0);
    assertThat(part).containsExactly(new float[] {.4f, .6f, .4f, .6f}, within(1e-6f));
  }

  private static float[] jittered(ColourJitter jitter, int... rgb) {
    ImageSet one = image(3, 1, 1, rgb);
    return new ImageAugmentation(1, 1, 1, new CropBox(0, 0, 1, 1), false, jitter, false, null)
        .apply(one, 0);
  }

  @Test
  void coloursFollowTheirFormulas() {
    ColourJitter bright = new ColourJitter(1.5, 1, 1, 0, List.of(Step.BRIGHTNESS));
    assertThat(jittered(bright, 51, 102, 204))
        .containsExactly(new float[] {.3f, .6f, 1f}, within(1e-6f));
    float grey = 0.299f * .2f + 0.587f * .4f + 0.114f * .8f;
    ColourJitter pale = new ColourJitter(1, 1, 0.5, 0, List.of(Step.SATURATION));
    assertThat(jittered(pale, 51, 102, 204))
        .containsExactly(
            new float[] {(.2f + grey) / 2, (.4f + grey) / 2, (.8f + grey) / 2}, within(1e-6f));
    ColourJitter flat = new ColourJitter(1, 0, 1, 0, List.of(Step.CONTRAST));
    assertThat(jittered(flat, 51, 102, 204))
        .containsExactly(new float[] {grey, grey, grey}, within(1e-6f));
  }

  @Test
  void huesTurnAlongTheHexagon() {
    assertThat(turned(1.0 / 3, 255, 0, 0)).containsExactly(new float[] {0, 1, 0}, within(1e-5f));
    assertThat(turned(-1.0 / 3, 255, 0, 0)).containsExactly(new float[] {0, 0, 1}, within(1e-5f));
    assertThat(turned(0.5, 204, 102, 51))
        .containsExactly(new float[] {.2f, .6f, .8f}, within(1e-5f));
    assertThat(turned(1.0 / 12, 255, 0, 0)).containsExactly(new float[] {1, .5f, 0}, within(1e-5f));
    assertThat(turned(0.4, 128, 128, 128))
        .containsExactly(new float[] {.50196f, .50196f, .50196f}, within(1e-5f));
  }

  private static float[] turned(double hue, int... rgb) {
    return jittered(new ColourJitter(1, 1, 1, hue, List.of(Step.HUE)), rgb);
  }

  @Test
  void orderOfTheColourChangesMatters() {
    List<Step> one = List.of(Step.BRIGHTNESS, Step.SATURATION);
    List<Step> other = List.of(Step.SATURATION, Step.BRIGHTNESS);
    float[] a = jittered(new ColourJitter(1.4, 1, 1.4, 0, one), 153, 204, 230);
    float[] b = jittered(new ColourJitter(1.4, 1, 1.4, 0, other), 153, 204, 230);
    assertThat(Math.abs(a[0] - b[0])).isGreaterThan(0.01f);
  }

  @Test
  void greyAndBlur() {
    ImageSet dot = image(1, 3, 3, 0, 0, 0, 0, 255, 0, 0, 0, 0);
    GaussianBlur blur = new GaussianBlur(3, 0.8);
    float[] out =
        new ImageAugmentation(3, 3, 3, new CropBox(0, 0, 3, 3), false, null, true, blur)
            .apply(dot, 0);
    double e = Math.exp(-1 / (2 * 0.64));
    double centre = 1 / (1 + 2 * e);
    assertThat(out[4]).isCloseTo((float) (centre * centre), within(1e-6f));
    // The mirrored border sees the dot twice.
    assertThat(out[0]).isCloseTo((float) (4 * centre * centre * e * e), within(1e-6f));
    float[] grey =
        new ImageAugmentation(1, 1, 1, new CropBox(0, 0, 1, 1), false, null, true, null)
            .apply(image(3, 1, 1, 255, 0, 0), 0);
    assertThat(grey).containsExactly(new float[] {.299f, .299f, .299f}, within(1e-6f));
  }

  @Test
  void cropsHaveTheAreasAndRatiosAskedFor() {
    SplittableRandom random = new SplittableRandom(1);
    double area = 0;
    for (int i = 0; i < 4000; i++) {
      CropBox box = CropBox.sample(random, 32, 32, 0.08, 1);
      double ratio = (double) box.width() / box.height();
      assertThat(ratio).isBetween(0.6, 1.7);
      assertThat(box.top() + box.height()).isLessThanOrEqualTo(32);
      area += box.width() * box.height() / 1024.0 / 4000;
    }
    assertThat(area).isBetween(0.45, 0.56);
    assertThat(CropBox.sample(random, 10, 100, 1, 1)).isEqualTo(new CropBox(0, 43, 10, 13));
  }

  @Test
  void anotherSizeIsRefused() {
    ImageAugmentation drawn = ImagePipeline.standard(32).sample(new SplittableRandom(0), 32, 32);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> drawn.apply(RAMP, 0))
        .withMessageContaining("drawn for images of 32 x 32, got 4 x 4")
        .withMessageContaining("all images of a chunk must have one size");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(4, new CropBox(1, 0, 4, 4), false))
        .withMessageContaining("is not inside an image of 4 x 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianBlur(4, 1))
        .withMessage("kernel must be odd, got 4");
    assertThat(ImagePipeline.standard(32).kernel()).isEqualTo(3);
  }
}
