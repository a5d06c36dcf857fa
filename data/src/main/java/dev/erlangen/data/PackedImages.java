package dev.erlangen.data;

import dev.erlangen.core.Check;
import dev.erlangen.data.catalog.DataFile;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import dev.erlangen.data.catalog.Progress;
import dev.erlangen.data.graph.Split;
import dev.erlangen.data.image.ColumnImages;
import dev.erlangen.data.image.ImageSet;
import dev.erlangen.data.image.RecordFile;
import dev.erlangen.data.io.Tar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sets of images that are published as one archive, read without unpacking it. */
record PackedImages(DataStore store, Progress progress) {
  private static final int MOST_NAMES = 1 << 16;
  private static final int MOST_LABELS = 1 << 20;
  private static final int MOST_PIXELS = 400 << 20;

  /** CIFAR-100 with its fine labels: the published training and test images. */
  ImageSet cifar100(Entry entry) {
    Members all =
        members(
            entry,
            "cifar-100-binary/",
            Map.of(
                "train.bin",
                MOST_PIXELS,
                "test.bin",
                MOST_PIXELS,
                "fine_label_names.txt",
                MOST_NAMES));
    RecordFile.Records train = RecordFile.CIFAR100.parse("train.bin", all.of("train.bin"));
    RecordFile.Records test = RecordFile.CIFAR100.parse("test.bin", all.of("test.bin"));
    return images(
        entry,
        32,
        List.of(train.pixels(), test.pixels()),
        List.of(train.labels(), test.labels()),
        all.lines("fine_label_names.txt"));
  }

  /** STL-10: the labelled training images, and the test images. */
  ImageSet stl10(Entry entry) {
    Members all =
        members(
            entry,
            "stl10_binary/",
            Map.of(
                "train_X.bin", MOST_PIXELS,
                "train_y.bin", MOST_LABELS,
                "test_X.bin", MOST_PIXELS,
                "test_y.bin", MOST_LABELS,
                "class_names.txt", MOST_NAMES));
    List<String> classes = all.lines("class_names.txt");
    List<String> parts = List.of("train", "test");
    return images(
        entry,
        ColumnImages.STL10.side(),
        parts.stream()
            .map(p -> p + "_X.bin")
            .map(p -> ColumnImages.STL10.toRows(p, all.of(p)))
            .toList(),
        parts.stream()
            .map(p -> p + "_y.bin")
            .map(p -> ColumnImages.labels(p, all.of(p), classes.size()))
            .toList(),
        classes);
  }

  /** Files of an archive by their names within its folder. */
  private record Members(Map<String, byte[]> files) {
    byte[] of(String name) {
      return Objects.requireNonNull(files.get(name));
    }

    List<String> lines(String name) {
      return new String(of(name), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  private Members members(Entry entry, String folder, Map<String, Integer> most) {
    DataFile archive = entry.files().get(0);
    Path file = store.get(entry, archive, progress);
    Map<String, Integer> wanted = new LinkedHashMap<>();
    most.forEach((name, bytes) -> wanted.put(folder + name, bytes));
    Map<String, byte[]> out = new LinkedHashMap<>();
    Tar.members(file, wanted)
        .forEach((name, bytes) -> out.put(name.substring(folder.length()), bytes));
    return new Members(out);
  }

  private static ImageSet images(
      Entry entry, int side, List<byte[]> pixels, List<int[]> labels, List<String> classes) {
    int train = labels.get(0).length;
    int test = labels.get(1).length;
    int each = 3 * side * side;
    for (int part = 0; part < 2; part++) {
      Check.that(
          pixels.get(part).length == (long) each * labels.get(part).length,
          "'%s': %d labels need %d bytes of pixels, got %d",
          entry.name(),
          labels.get(part).length,
          (long) each * labels.get(part).length,
          pixels.get(part).length);
    }
    byte[] all = Arrays.copyOf(pixels.get(0), Math.multiplyExact(each, train + test));
    System.arraycopy(pixels.get(1), 0, all, each * train, each * test);
    int[] both = labels.stream().flatMapToInt(Arrays::stream).toArray();
    return new ImageSet(
        entry.name(),
        3,
        side,
        side,
        all,
        both,
        classes,
        Split.consecutive(train, 0, test),
        Datasets.origin(entry));
  }
}
