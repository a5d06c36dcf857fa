package dev.erlangen.data.image;

import dev.erlangen.core.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the binary batches of CIFAR: records of a few label bytes and the planes of an image.
 *
 * @param labels label bytes of a record: 1 for CIFAR-10, 2 (coarse, fine) for CIFAR-100; the last
 *     one counts
 * @param imageBytes bytes of an image
 */
public record RecordFile(int labels, int imageBytes) {
  /** CIFAR-10 in its binary version. */
  public static final RecordFile CIFAR10 = new RecordFile(1, 3072);

  /** CIFAR-100 in its binary version. */
  public static final RecordFile CIFAR100 = new RecordFile(2, 3072);

  public RecordFile {
    Check.positive("labels", labels);
    Check.positive("imageBytes", imageBytes);
  }

  /**
   * Images and labels.
   *
   * @param pixels image after image; not a copy
   * @param labels the class of each; not a copy
   */
  public record Records(byte[] pixels, int[] labels) {}

  /** Reads a file of whole records. */
  public Records read(Path file) {
    Check.that(Files.isRegularFile(file), "there is no file %s", file);
    try {
      checkSize(file.toString(), Files.size(file));
      return parse(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads whole records; {@code name} is used in messages. */
  public Records parse(String name, byte[] all) {
    checkSize(name, all.length);
    int record = labels + imageBytes;
    int count = all.length / record;
    byte[] pixels = new byte[count * imageBytes];
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      classes[i] = all[i * record + labels - 1] & 0xff;
      System.arraycopy(all, i * record + labels, pixels, i * imageBytes, imageBytes);
    }
    return new Records(pixels, classes);
  }

  private void checkSize(String name, long bytes) {
    int record = labels + imageBytes;
    Check.that(
        bytes > 0 && bytes % record == 0 && bytes <= Integer.MAX_VALUE - 8,
        "%s: the size must be a multiple of %d bytes below 2 GB, got %d",
        name,
        record,
        bytes);
  }
}
