package dev.erlangen.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.graph.Origin;
import dev.erlangen.data.graph.Split;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageReadersTest {
  private static final Origin NOWHERE = new Origin("", "none", "none");

  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }

  private static byte[] idx(int magic, int[] shape, byte[] values) {
    ByteBuffer out = ByteBuffer.allocate(4 + 4 * shape.length + values.length).putInt(magic);
    Arrays.stream(shape).forEach(out::putInt);
    return out.put(values).array();
  }

  @Test
  void idxArraysPlainAndCompressed() throws IOException {
    byte[] valid = idx(0x0803, new int[] {2, 1, 2}, new byte[] {1, 2, -1, 4});
    IdxReader.Idx plain = IdxReader.read(file(valid));
    assertThat(plain.shape()).containsExactly(2, 1, 2);
    assertThat(plain.values()).containsExactly(1, 2, -1, 4);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(valid);
    }
    assertThat(IdxReader.read(file(packed.toByteArray())).values()).containsExactly(1, 2, -1, 4);
  }

  @Test
  void damagedIdxFilesAreRefused() throws IOException {
    byte[] four = {1, 2, 3, 4};
    refused(idx(0x0d03, new int[] {2, 1, 2}, four), "starts with 00 00 08");
    refused(idx(0x0803, new int[] {2, 1, 3}, four), "ends before its header says");
    refused(idx(0x0803, new int[] {2, 1, 1}, four), "more bytes than its header announces");
    refused(idx(0x0802, new int[] {-2, 2}, four), "is negative");
    refused(idx(0x0803, new int[] {50_000, 50_000, 1}, four), "more than 2 GB");
    refused(idx(0x0801, new int[] {2_000_000_000}, four), "ends before its header says");
    refused(new byte[] {0, 0, 8}, "ends before its header says");
  }

  private void refused(byte[] bytes, String message) throws IOException {
    Path file = file(bytes);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IdxReader.read(file))
        .withMessageContaining(message);
  }

  @Test
  void aStripHasAnImageInEveryRow() throws IOException {
    BufferedImage strip = new BufferedImage(6, 2, BufferedImage.TYPE_INT_RGB);
    for (int r = 0; r < 2; r++) {
      for (int p = 0; p < 6; p++) {
        strip.setRGB(p, r, (10 * r + p) << 16 | (100 + p) << 8 | 200 + r);
      }
    }
    Path file = folder.resolve("strip.png");
    ImageIO.write(strip, "png", file.toFile());
    byte[] planes = ImageStrips.read(file, 2, 3);
    assertThat(planes).hasSize(36);
    assertThat(Arrays.copyOfRange(planes, 18, 24)).containsExactly(10, 11, 12, 13, 14, 15);
    assertThat(planes[6]).isEqualTo((byte) 100);
    assertThat(planes[30]).isEqualTo((byte) 201);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageStrips.read(file, 2, 2))
        .withMessageContaining("a row must hold 2 x 2 pixels, got 6");
    byte[] bytes = Files.readAllBytes(file);
    Path cut = file(Arrays.copyOf(bytes, 45));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageStrips.read(cut, 2, 3))
        .withMessageContaining("not a readable PNG");
    Path text = file("no image".getBytes(StandardCharsets.UTF_8));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageStrips.read(text, 2, 3))
        .withMessageContaining("not a readable PNG");
  }

  @Test
  void recordsHaveLabelsBeforePixels() throws IOException {
    RecordFile format = new RecordFile(2, 3);
    RecordFile.Records records = format.read(file(new byte[] {9, 4, 1, 2, 3, 8, 5, 4, 5, 6}));
    assertThat(records.labels()).containsExactly(4, 5);
    assertThat(records.pixels()).containsExactly(1, 2, 3, 4, 5, 6);
    Path odd = file(new byte[7]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> format.read(odd))
        .withMessageContaining("a multiple of 5 bytes below 2 GB, got 7");
  }

  @Test
  void aSetChecksWhatItIsGiven() {
    Split split = Split.consecutive(1, 0, 1);
    List<String> classes = List.of("a", "b");
    ImageSet set =
        new ImageSet("s", 1, 1, 2, new byte[4], new int[] {0, 1}, classes, split, NOWHERE);
    assertThat(set.size()).isEqualTo(2);
    assertThat(set.sha256()).hasSize(64).isEqualTo(set.with(split).sha256());
    assertThat(set.with(Split.consecutive(2, 0, 0)).sha256()).isNotEqualTo(set.sha256());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ImageSet("s", 1, 1, 2, new byte[3], new int[] {0, 1}, classes, split, NOWHERE))
        .withMessage("2 images of 1 x 1 x 2 need 4 bytes, got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ImageSet("s", 1, 1, 2, new byte[4], new int[] {0, 2}, classes, split, NOWHERE))
        .withMessage("label in 's' must be in [0, 1], got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set.with(Split.consecutive(3, 0, 0)))
        .withMessage("split 's' names item 2 of only 2");
  }
}
