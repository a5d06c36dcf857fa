package dev.erlangen.vision.augment;

import dev.erlangen.core.Check;
import dev.erlangen.data.image.ImageSet;
import java.util.List;

/**
 * Mean and deviation of each channel, by which values in [0, 1] are normalised.
 *
 * @param mean of each channel
 * @param std of each channel
 */
public record ChannelStatistics(List<Double> mean, List<Double> std) {
  /** Of CIFAR-10, as usually given. */
  public static final ChannelStatistics CIFAR10 =
      new ChannelStatistics(List.of(0.4914, 0.4822, 0.4465), List.of(0.2023, 0.1994, 0.2010));

  /** Of CIFAR-100, as usually given. */
  public static final ChannelStatistics CIFAR100 =
      new ChannelStatistics(List.of(0.5071, 0.4867, 0.4408), List.of(0.2675, 0.2565, 0.2761));

  /** Of STL-10, as usually given. */
  public static final ChannelStatistics STL10 =
      new ChannelStatistics(List.of(0.4406, 0.4273, 0.3858), List.of(0.2312, 0.2265, 0.2237));

  public ChannelStatistics {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    Check.that(mean.size() == std.size(), "%d means but %d deviations", mean.size(), std.size());
    std.forEach(s -> Check.positive("std", s));
  }

  /** Returns the statistics of the pixels of some images. */
  public static ChannelStatistics of(ImageSet set, int[] images) {
    Check.that(images.length > 0, "statistics of no image are not defined");
    int area = set.height() * set.width();
    Double[] mean = new Double[set.channels()];
    Double[] std = new Double[set.channels()];
    for (int c = 0; c < set.channels(); c++) {
      double sum = 0;
      double square = 0;
      for (int image : images) {
        int at = image * set.bytesPerImage() + c * area;
        for (int p = at; p < at + area; p++) {
          double v = (set.pixels()[p] & 0xff) / 255.0;
          sum += v;
          square += v * v;
        }
      }
      double n = (double) images.length * area;
      mean[c] = sum / n;
      std[c] = Math.max(1e-6, Math.sqrt(Math.max(0, square / n - mean[c] * mean[c])));
    }
    return new ChannelStatistics(List.of(mean), List.of(std));
  }
}
