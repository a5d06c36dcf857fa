package dev.erlangen.vision.augment;

import dev.erlangen.core.Check;
import java.util.SplittableRandom;

/**
 * A distribution of image augmentations, as contrastive learning uses them (Chen et al. 2020).
 *
 * @param size rows and columns of a result
 * @param smallest smallest area of the crop, as part of the image's
 * @param flip probability of the mirror image
 * @param jitter probability of a change of colours
 * @param brightness its factor is 1 ± this
 * @param contrast its factor is 1 ± this
 * @param saturation its factor is 1 ± this
 * @param hue its turn is ± this, at most half the circle
 * @param grey probability that colours are removed
 * @param blur probability of a blur with a deviation of 0.1 to 2 pixels
 * @param kernel pixels of the blur's window, odd
 */
public record ImagePipeline(
    int size,
    double smallest,
    double flip,
    double jitter,
    double brightness,
    double contrast,
    double saturation,
    double hue,
    double grey,
    double blur,
    int kernel) {
  private static final double SHARPEST = 0.1;
  private static final double SOFTEST = 2;

  public ImagePipeline {
    Check.positive("size", size);
    Check.that(smallest > 0 && smallest <= 1, "smallest must be in (0, 1], got %s", smallest);
    Check.between("flip", flip, 0, 1);
    Check.between("jitter", jitter, 0, 1);
    Check.between("brightness", brightness, 0, 1);
    Check.between("contrast", contrast, 0, 1);
    Check.between("saturation", saturation, 0, 1);
    Check.between("hue", hue, 0, 0.5);
    Check.between("grey", grey, 0, 1);
    Check.between("blur", blur, 0, 1);
    Check.that(kernel % 2 == 1 && kernel > 0, "kernel must be odd, got %d", kernel);
  }

  /** The published pipeline for images of {@code size} pixels; the blur's window is a tenth. */
  public static ImagePipeline standard(int size) {
    int kernel = Math.max(1, size / 10);
    return new ImagePipeline(
        size, 0.08, 0.5, 0.8, 0.4, 0.4, 0.4, 0.1, 0.2, 0.5, kernel % 2 == 0 ? kernel + 1 : kernel);
  }

  /** Draws an augmentation for images of {@code height} by {@code width} pixels. */
  public ImageAugmentation sample(SplittableRandom random, int height, int width) {
    CropBox crop = CropBox.sample(random, height, width, smallest, 1);
    boolean mirrored = random.nextDouble() < flip;
    ColourJitter colours =
        random.nextDouble() < jitter
            ? ColourJitter.sample(random, brightness, contrast, saturation, hue)
            : null;
    boolean colourless = random.nextDouble() < grey;
    GaussianBlur soft =
        random.nextDouble() < blur
            ? new GaussianBlur(kernel, SHARPEST + (SOFTEST - SHARPEST) * random.nextDouble())
            : null;
    return new ImageAugmentation(height, width, size, crop, mirrored, colours, colourless, soft);
  }
}
