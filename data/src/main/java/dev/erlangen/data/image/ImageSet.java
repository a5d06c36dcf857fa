package dev.erlangen.data.image;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Origin;
import dev.erlangen.data.graph.Split;
import dev.erlangen.data.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Labelled images of one size, 8 bits per channel.
 *
 * <p>Image i takes {@code channels · height · width} bytes from {@code i} times that number on:
 * planes one after the other, each row by row.
 */
public final class ImageSet {
  private final String name;
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] pixels;
  private final int[] labels;
  private final List<String> classes;
  private final Split split;
  private final Origin origin;

  /**
   * Creates a set that takes the arrays over without copies; the caller must forget them.
   *
   * @param classes names of the classes; labels are indices into it
   * @throws IllegalArgumentException if sizes disagree, a label has no class, or the split names an
   *     image that is not there
   */
  public ImageSet(
      String name,
      int channels,
      int height,
      int width,
      byte[] pixels,
      int[] labels,
      List<String> classes,
      Split split,
      Origin origin) {
    Check.positive("channels", channels);
    Check.positive("height", height);
    Check.positive("width", width);
    long expected = (long) labels.length * channels * height * width;
    Check.that(
        pixels.length == expected,
        "%d images of %d x %d x %d need %d bytes, got %d",
        labels.length,
        channels,
        height,
        width,
        expected,
        pixels.length);
    for (int label : labels) {
      Check.between("label in '" + name + "'", label, 0, classes.size() - 1);
    }
    split.checkItems(name, labels.length);
    this.name = name;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.pixels = pixels;
    this.labels = labels;
    this.classes = List.copyOf(classes);
    this.split = split;
    this.origin = origin;
  }

  /** Name in the catalog. */
  public String name() {
    return name;
  }

  /** Planes of an image: 1 for grey, 3 for red, green, blue. */
  public int channels() {
    return channels;
  }

  /** Rows of an image. */
  public int height() {
    return height;
  }

  /** Columns of an image. */
  public int width() {
    return width;
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** Bytes of an image. */
  public int bytesPerImage() {
    return channels * height * width;
  }

  /** All pixels; not a copy, since sets are large: do not write. */
  public byte[] pixels() {
    return pixels;
  }

  /** The class of an image. */
  public int label(int image) {
    return labels[image];
  }

  /** Names of the classes. */
  public List<String> classes() {
    return classes;
  }

  /** The published division, or that of the maker. */
  public Split split() {
    return split;
  }

  /** Where it comes from. */
  public Origin origin() {
    return origin;
  }

  /** Checksum of sizes, pixels, labels and split, for the record of a run. */
  public String sha256() {
    MessageDigest digest = Sha256.digest();
    digest.update((channels + "x" + height + "x" + width + split).getBytes(StandardCharsets.UTF_8));
    digest.update(pixels);
    for (int label : labels) {
      digest.update((byte) label);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns this set with another division. */
  public ImageSet with(Split other) {
    return new ImageSet(name, channels, height, width, pixels, labels, classes, other, origin);
  }
}
