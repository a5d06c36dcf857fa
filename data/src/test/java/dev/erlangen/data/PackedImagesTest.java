package dev.erlangen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataFile;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import dev.erlangen.data.catalog.Progress;
import dev.erlangen.data.image.ImageSet;
import dev.erlangen.data.io.Sha256;
import dev.erlangen.data.io.TarBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiny archives in the published formats. */
class PackedImagesTest {
  private static final int SMALL = 3072;
  private static final int LARGE = 3 * 96 * 96;

  @TempDir private Path folder;

  private Entry entry(String name, TarBytes archive) throws IOException {
    DataFile file = Catalog.standard().entry(name).files().get(0);
    Path path = folder.resolve(file.path());
    Files.createDirectories(path.getParent());
    byte[] bytes = archive.gzipped();
    Files.write(path, bytes);
    DataFile tiny = new DataFile(file.path(), bytes.length, Sha256.of(bytes), "");
    return new Entry(name, "images", "t", "h", "l", "c", "n", List.of(tiny));
  }

  private PackedImages sets() {
    return new PackedImages(
        new DataStore(Optional.of(folder), folder.resolve("cache"), false, Duration.ofMillis(500)),
        Progress.SILENT);
  }

  private static byte[] text(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }

  /** Records of CIFAR-100 with these fine labels; all pixels of an image have the label's value. */
  private static byte[] records(int... fine) {
    byte[] out = new byte[fine.length * (2 + SMALL)];
    for (int i = 0; i < fine.length; i++) {
      int at = i * (2 + SMALL);
      Arrays.fill(out, at + 2, at + 2 + SMALL, (byte) (10 * fine[i]));
      out[at] = 7;
      out[at + 1] = (byte) fine[i];
    }
    return out;
  }

  private static TarBytes cifar(byte[] train, byte[] test) {
    return new TarBytes()
        .file("cifar-100-binary/fine_label_names.txt", text("apple\nbaby\nbear\n\n"))
        .file("cifar-100-binary/test.bin", test)
        .file("cifar-100-binary/train.bin", train);
  }

  @Test
  void cifar100HasFineLabels() throws IOException {
    ImageSet set = sets().cifar100(entry("cifar100", cifar(records(2, 0, 1), records(1))));
    assertThat(set.size()).isEqualTo(4);
    assertThat(List.of(set.label(0), set.label(1), set.label(2), set.label(3)))
        .containsExactly(2, 0, 1, 1);
    assertThat(set.classes()).containsExactly("apple", "baby", "bear");
    assertThat(set.split().train()).containsExactly(0, 1, 2);
    assertThat(set.split().test()).containsExactly(3);
    assertThat(set.pixels()[0]).isEqualTo((byte) 20);
    assertThat(set.pixels()[3 * SMALL]).isEqualTo((byte) 10);
  }

  @Test
  void damagedCifar100IsRefused() throws IOException {
    Entry odd = entry("cifar100", cifar(new byte[SMALL], records(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sets().cifar100(odd))
        .withMessageContaining("train.bin: the size must be a multiple of 3074 bytes");
    Entry unknown = entry("cifar100", cifar(records(3), records(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sets().cifar100(unknown))
        .withMessage("label in 'cifar100' must be in [0, 2], got 3");
    Entry without = entry("cifar100", new TarBytes().file("cifar-100-binary/x", text("x")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sets().cifar100(without))
        .withMessageContaining("has no member 'cifar-100-binary/");
    // Another archive than the published one is not even opened.
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sets().cifar100(Catalog.standard().entry("cifar100")))
        .withMessageContaining("must have 168513733 bytes and sha256 58a81ae1");
  }

  private static TarBytes stl(byte[] images, byte[] labels) {
    return new TarBytes()
        .file("stl10_binary/test_X.bin", new byte[LARGE])
        .file("stl10_binary/test_y.bin", new byte[] {1})
        .file("stl10_binary/train_X.bin", images)
        .file("stl10_binary/train_y.bin", labels)
        .file("stl10_binary/unlabeled_X.bin", new byte[5])
        .file("stl10_binary/class_names.txt", text("airplane\nbird\n"));
  }

  @Test
  void stl10IsStoredColumnByColumn() throws IOException {
    byte[] images = new byte[2 * LARGE];
    images[1] = 11; // first image, red: column 0, row 1
    images[LARGE + 9216 + 3 * 96 + 2] = 12; // second image, green: column 3, row 2
    ImageSet set = sets().stl10(entry("stl10", stl(images, new byte[] {2, 1})));
    assertThat(set.size()).isEqualTo(3);
    assertThat(set.height()).isEqualTo(96);
    assertThat(set.label(0)).isEqualTo(1);
    assertThat(set.label(1)).isZero();
    assertThat(set.pixels()[96]).isEqualTo((byte) 11);
    assertThat(set.pixels()[LARGE + 9216 + 2 * 96 + 3]).isEqualTo((byte) 12);
    assertThat(set.split().test()).containsExactly(2);
  }

  @Test
  void damagedStl10IsRefused() throws IOException {
    Entry odd = entry("stl10", stl(new byte[LARGE + 1], new byte[] {1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sets().stl10(odd))
        .withMessageContaining("train_X.bin: the size must be a multiple of 27648 bytes");
    for (byte wrong : new byte[] {0, 3, -1}) {
      Entry label = entry("stl10", stl(new byte[LARGE], new byte[] {wrong}));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sets().stl10(label))
          .withMessage("train_y.bin: label 0 must be in [1, 2], got %d".formatted(wrong & 0xff));
    }
    Entry few = entry("stl10", stl(new byte[LARGE], new byte[] {1, 2}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sets().stl10(few))
        .withMessage("'stl10': 2 labels need 55296 bytes of pixels, got 27648");
  }
}
