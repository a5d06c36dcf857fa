package dev.erlangen.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
  /** A version 1 file with the given dictionary and payload. */
  static byte[] npy(String dictionary, byte[] payload) {
    byte[] text = (dictionary + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(10 + text.length + payload.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) text.length)
        .put(text)
        .put(payload)
        .array();
  }

  static byte[] npy(String type, boolean fortran, String shape, byte... payload) {
    String order = fortran ? "True" : "False";
    return npy(
        "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }",
        payload);
  }

  private static NpyArray read(byte[] file) {
    try {
      return NpyArray.read("a.npy", new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsEveryType() {
    assertThat(read(npy("<i4", false, "(2,)", b(1, 0, 0, 0, -1, -1, -1, -1))).ints())
        .containsExactly(1, -1);
    assertThat(read(npy(">i4", false, "(1,)", b(0, 0, 1, 0))).ints()).containsExactly(256);
    assertThat(read(npy("<i8", false, "(1,)", b(5, 0, 0, 0, 0, 0, 0, 0))).ints())
        .containsExactly(5);
    assertThat(read(npy("|u1", false, "(2,)", b(200, 1))).ints()).containsExactly(200, 1);
    assertThat(read(npy("|i1", false, "(1,)", b(200))).ints()).containsExactly(-56);
    assertThat(read(npy("<u2", false, "(1,)", b(255, 255))).ints()).containsExactly(65535);
    assertThat(read(npy("|b1", false, "(2,)", b(0, 1))).booleans()).containsExactly(false, true);
    assertThat(read(npy("<f4", false, "()", b(0, 0, 192, 63))).floats()).containsExactly(1.5f);
    assertThat(read(npy("<f8", false, "(1,)", b(0, 0, 0, 0, 0, 0, 248, 63))).doubles())
        .containsExactly(1.5);
    assertThat(read(npy("<f2", false, "(3,)", b(0, 62, 1, 0, 0, 252))).doubles())
        .containsExactly(1.5, 0x1p-24, Double.NEGATIVE_INFINITY);
    assertThat(read(npy("|S3", false, "(2,)", b('a', 'b', 0, 'c', 'd', 'e'))).strings())
        .containsExactly("ab", "cde");
    assertThat(read(npy("<U2", false, "(1,)", b('x', 0, 0, 0, 0, 0, 0, 0))).strings())
        .containsExactly("x");
  }

  @Test
  void columnMajorBecomesRowMajor() {
    NpyArray columnMajor = read(npy("|u1", true, "(2, 3)", b(0, 10, 1, 11, 2, 12)));
    assertThat(columnMajor.ints()).containsExactly(0, 1, 2, 10, 11, 12);
    NpyArray cube = read(npy("|u1", true, "(2, 2, 2)", b(0, 4, 2, 6, 1, 5, 3, 7)));
    assertThat(cube.ints()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void headerBombsAreRefusedBeforeAllocation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(npy("<f8", false, "(999999999, 999999999, 999999999)")))
        .withMessageContaining("the header asks for more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(npy("<f8", false, "(1000000,)", b(1))))
        .withMessage("a.npy: the shape asks for 8000000 bytes, the file has 1");
    assertThatIllegalArgumentException().isThrownBy(() -> read(npy("|S0", false, "(99999999,)")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(npy("<f8", false, "(0,)", b(1))))
        .withMessageContaining("the file has more");
  }

  @Test
  void damagedHeadersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(new byte[] {1, 2, 3}))
        .withMessage("a.npy: is not a NumPy array: the first six bytes differ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(npy("{'descr': '<f8'}", b())))
        .withMessageContaining("the header must hold 'descr', 'fortran_order' and 'shape'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(npy("<c16", false, "(1,)", b())))
        .withMessageContaining("the element type must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(npy("<u8", false, "(1,)", b())))
        .withMessageContaining("got '<u8'");
    assertThatIllegalArgumentException().isThrownBy(() -> read(npy("|O", false, "(1,)", b())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(npy("<f8", false, "(-1,)", b())))
        .withMessageContaining("the shape must be");
    byte[] cut = Arrays.copyOf(npy("<f8", false, "(1,)", b()), 30);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(cut))
        .withMessage("a.npy: ends within the header");
  }

  @Test
  void conversionsThatLoseAreRefused() {
    NpyArray reals = read(npy("<f4", false, "(1,)", b(0, 0, 192, 63)));
    assertThatIllegalArgumentException()
        .isThrownBy(reals::ints)
        .withMessage("a.npy: must hold integers, got elements of type f4");
    NpyArray large = read(npy("<i8", false, "(1,)", b(0, 0, 0, 0, 1, 0, 0, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(large::ints)
        .withMessage("a.npy: element 0 must fit 32 bits, got 4294967296");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(npy("|u1", false, "(1,)", b(2))).booleans());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> large.expect(2, -1))
        .withMessage("a.npy: must have the shape [2, any], got [1]");
  }

  @Test
  void archivesHoldArraysByName(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("train_mask.npy"));
      zip.write(npy("|b1", false, "(1,)", b(1)));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("notes.txt"));
      zip.closeEntry();
    }
    try (Npz npz = Npz.open(file)) {
      assertThat(npz.keys()).containsExactly("train_mask");
      assertThat(npz.get("train_mask").booleans()).containsExactly(true);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> npz.get("train_masks"))
          .withMessage(
              file
                  + ": has no array 'train_masks', only [train_mask];"
                  + " did you mean 'train_mask'?");
    }
    Files.write(file, new byte[] {'P', 'K', 3, 4, 0});
    assertThatIllegalArgumentException().isThrownBy(() -> Npz.open(file));
    assertThatIllegalArgumentException().isThrownBy(() -> Npz.open(folder.resolve("none.npz")));
  }

  private static byte[] b(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
