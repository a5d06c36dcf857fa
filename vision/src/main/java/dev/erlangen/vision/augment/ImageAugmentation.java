package dev.erlangen.vision.augment;

import dev.erlangen.core.Check;
import dev.erlangen.data.image.ImageSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One augmentation with everything decided: crop, mirror image, colours, grey, blur, in this order.
 * It is the same function for every image it is applied to, and does not change. Safe for use by
 * several threads.
 */
public final class ImageAugmentation {
  private final int height;
  private final int width;
  private final int size;
  private final Resampling rows;
  private final Resampling columns;
  private final @Nullable ColourJitter jitter;
  private final boolean grey;
  private final @Nullable GaussianBlur blur;

  /**
   * Makes an augmentation.
   *
   * @param height rows of the images it is for
   * @param width columns of the images it is for
   * @param size rows and columns of its results
   * @param crop the part of the image that is kept
   * @param flip whether left and right are exchanged
   * @param jitter change of colours, if any
   * @param grey whether colours are removed
   * @param blur blur, if any
   */
  public ImageAugmentation(
      int height,
      int width,
      int size,
      CropBox crop,
      boolean flip,
      @Nullable ColourJitter jitter,
      boolean grey,
      @Nullable GaussianBlur blur) {
    Check.positive("size", size);
    Check.that(
        crop.top() >= 0
            && crop.left() >= 0
            && crop.height() > 0
            && crop.width() > 0
            && crop.top() + crop.height() <= height
            && crop.left() + crop.width() <= width,
        "%s is not inside an image of %d x %d",
        crop,
        height,
        width);
    this.height = height;
    this.width = width;
    this.size = size;
    rows = Resampling.of(crop.top(), crop.height(), size);
    Resampling across = Resampling.of(crop.left(), crop.width(), size);
    columns = flip ? across.reversed() : across;
    this.jitter = jitter;
    this.grey = grey;
    this.blur = blur;
  }

  /** Turns all hues by {@code turn} of the circle, after a resize; nothing else changes. */
  public static ImageAugmentation hue(int height, int width, int size, double turn) {
    return new ImageAugmentation(
        height,
        width,
        size,
        new CropBox(0, 0, height, width),
        false,
        new ColourJitter(1, 1, 1, turn, List.of(ColourJitter.Step.HUE)),
        false,
        null);
  }

  /** Only resizes whole images. */
  public static ImageAugmentation resize(int height, int width, int size) {
    CropBox all = new CropBox(0, 0, height, width);
    return new ImageAugmentation(height, width, size, all, false, null, false, null);
  }

  /** Rows and columns of a result. */
  public int size() {
    return size;
  }

  /**
   * Returns an image of the set, augmented: planes of {@code size · size} values in [0, 1].
   *
   * @throws IllegalArgumentException if its size is not the one this was drawn for: a crop box has
   *     no meaning in an image of another size
   */
  public float[] apply(ImageSet set, int image) {
    Check.that(
        set.height() == height && set.width() == width,
        "this augmentation was drawn for images of %d x %d, got %d x %d; all images of a chunk must"
            + " have one size",
        height,
        width,
        set.height(),
        set.width());
    int planes = set.channels();
    float[] out = new float[planes * size * size];
    int area = height * width;
    int at = image * set.bytesPerImage();
    for (int c = 0; c < planes; c++) {
      rows.plane(set.pixels(), at + c * area, width, columns, out, c * size * size);
    }
    if (jitter != null) {
      jitter.apply(out, planes, size * size);
    }
    if (grey && planes == 3) {
      Luma.grey(out, size * size);
    }
    if (blur != null) {
      blur.apply(out, planes, size);
    }
    return out;
  }
}
