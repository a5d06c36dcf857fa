package dev.erlangen.data;

import dev.erlangen.core.Check;
import dev.erlangen.data.catalog.DataFile;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import dev.erlangen.data.catalog.Progress;
import dev.erlangen.data.graph.Split;
import dev.erlangen.data.image.IdxReader;
import dev.erlangen.data.image.ImageSet;
import dev.erlangen.data.image.ImageStrips;
import dev.erlangen.data.image.RecordFile;
import dev.erlangen.data.reader.IndexReader;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Assembles files into sets of images with their published splits. */
record ImageSets(DataStore store, Progress progress) {
  private static final List<String> CIFAR10 =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
  private static final int SIDE = 32;
  private static final String OFFICIAL = "cifar10/cifar-10-batches-bin";
  private static final String OFFICIAL_DIGITS = "mnist/train-images-idx3-ubyte.gz";

  /**
   * CIFAR-10: all 60 000 images if the mirror folder has the official binary version in {@link
   * #OFFICIAL}, otherwise an excerpt.
   */
  ImageSet cifar10(Entry entry) {
    Optional<Path> official =
        store.mirror().map(m -> m.resolve(OFFICIAL)).filter(Files::isDirectory);
    return official.isPresent() ? whole(entry, official.get()) : excerpt(entry);
  }

  private ImageSet whole(Entry entry, Path folder) {
    List<Path> files =
        IntStream.rangeClosed(1, 6)
            .mapToObj(i -> folder.resolve(i == 6 ? "test_batch.bin" : "data_batch_" + i + ".bin"))
            .toList();
    List<RecordFile.Records> parts = files.stream().map(RecordFile.CIFAR10::read).toList();
    int[] labels = parts.stream().flatMapToInt(p -> Arrays.stream(p.labels())).toArray();
    int test = parts.get(5).labels().length;
    return images(
        entry,
        joined(parts.stream().map(RecordFile.Records::pixels).toList()),
        labels,
        Split.consecutive(labels.length - test, 0, test));
  }

  /** Training images 0 to 9999 and test images 0 to 999. */
  private ImageSet excerpt(Entry entry) {
    List<DataFile> files = entry.files();
    List<byte[]> pixels =
        files.stream().filter(f -> is(f, ".png")).map(f -> strip(entry, f)).toList();
    int[] labels =
        files.stream()
            .filter(f -> is(f, ".txt"))
            .flatMapToInt(f -> Arrays.stream(IndexReader.all(store.get(entry, f, progress))))
            .toArray();
    int test = pixels.get(pixels.size() - 1).length / (3 * SIDE * SIDE);
    return images(entry, joined(pixels), labels, Split.consecutive(labels.length - test, 0, test));
  }

  private byte[] strip(Entry entry, DataFile file) {
    return ImageStrips.read(store.get(entry, file, progress), SIDE, SIDE);
  }

  private static boolean is(DataFile file, String suffix) {
    return file.path().endsWith(suffix);
  }

  private static ImageSet images(Entry entry, byte[] pixels, int[] labels, Split split) {
    return new ImageSet(
        entry.name(), 3, SIDE, SIDE, pixels, labels, CIFAR10, split, Datasets.origin(entry));
  }

  /**
   * Handwritten digits in the idx files of the catalog: images, labels, test images and labels. The
   * published training images take precedence if the mirror folder has them in {@link
   * #OFFICIAL_DIGITS}.
   */
  ImageSet digits(Entry entry) {
    List<Path> files = new ArrayList<>();
    for (DataFile file : entry.files()) {
      Optional<Path> official =
          store.mirror().map(m -> m.resolve(OFFICIAL_DIGITS)).filter(Files::isRegularFile);
      boolean first = files.isEmpty();
      files.add(first && official.isPresent() ? official.get() : store.get(entry, file, progress));
    }
    List<IdxReader.Idx> parts = files.stream().map(IdxReader::read).toList();
    int[] shape = parts.get(0).shape();
    Check.that(
        shape.length == 3 && Arrays.equals(shape, 1, 3, parts.get(2).shape(), 1, 3),
        "'%s' must have images of one size",
        entry.name());
    byte[] bytes = joined(List.of(parts.get(1).values(), parts.get(3).values()));
    int[] labels = IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff).toArray();
    return new ImageSet(
        entry.name(),
        1,
        shape[1],
        shape[2],
        joined(List.of(parts.get(0).values(), parts.get(2).values())),
        labels,
        IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
        Split.consecutive(parts.get(1).shape()[0], 0, parts.get(3).shape()[0]),
        Datasets.origin(entry));
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
