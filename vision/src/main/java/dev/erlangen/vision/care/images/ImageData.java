package dev.erlangen.vision.care.images;

import dev.erlangen.core.Check;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.graph.Split;
import dev.erlangen.data.image.ImageSet;
import dev.erlangen.vision.augment.ChannelStatistics;
import dev.erlangen.vision.image.Colouring;
import dev.erlangen.vision.image.GlyphDigits;
import dev.erlangen.vision.image.Halving;
import java.util.Arrays;
import java.util.Locale;

/** Where the images of the experiments come from. */
final class ImageData {
  private static final String MNIST = "mnist";

  private ImageData() {}

  /** Grey digits of {@code size} pixels. */
  static ImageSet digits(ColourSettings.Inputs wanted, int size) {
    boolean here = DataStore.standard().has(Catalog.standard().entry(MNIST));
    return switch (wanted.source()) {
      case MNIST -> mnist(wanted);
      case AUTO -> here ? mnist(wanted) : glyphs(wanted, size);
      case GLYPHS -> glyphs(wanted, size);
    };
  }

  private static ImageSet mnist(ColourSettings.Inputs wanted) {
    return Halving.of(Datasets.standard().images(MNIST), wanted.train(), wanted.test());
  }

  private static ImageSet glyphs(ColourSettings.Inputs wanted, int size) {
    return GlyphDigits.create(wanted.train(), wanted.test(), size, wanted.seed());
  }

  /** The images of a comparison on CIFAR-10 or another set, or generated ones of that size. */
  static ImageSet photographs(CifarSettings.Inputs wanted, int size) {
    int train = wanted.train();
    int validation = wanted.validation();
    CifarSettings.Source source = wanted.source();
    ImageSet all =
        source == CifarSettings.Source.GLYPHS
            ? Colouring.of(GlyphDigits.create(train + validation, wanted.test(), size, 1), 1).set()
            : Datasets.standard().images(source.name().toLowerCase(Locale.ROOT));
    int[] first = all.split().train();
    int[] last = all.split().test();
    Check.that(
        train + validation <= first.length && wanted.test() <= last.length,
        "images.train + images.validation = %d and images.test = %d, but there are %d and %d",
        train + validation,
        wanted.test(),
        first.length,
        last.length);
    return all.with(
        new Split(
            Arrays.copyOf(first, train),
            Arrays.copyOfRange(first, train, train + validation),
            Arrays.copyOf(last, wanted.test())));
  }

  /** The usual constants of a published set, those of the training images of a generated one. */
  static ChannelStatistics statistics(CifarSettings.Source source, ImageSet set) {
    return switch (source) {
      case CIFAR10 -> ChannelStatistics.CIFAR10;
      case CIFAR100 -> ChannelStatistics.CIFAR100;
      case STL10 -> ChannelStatistics.STL10;
      case GLYPHS -> ChannelStatistics.of(set, set.split().train());
    };
  }
}
