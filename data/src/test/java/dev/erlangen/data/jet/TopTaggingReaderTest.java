package dev.erlangen.data.jet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that pandas 3.1 and PyTables 3.11 wrote; jets.h5 with the layout of the published ones. */
class TopTaggingReaderTest {
  @TempDir Path folder;

  private Path copy(String name) throws IOException {
    Path target = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(TopTaggingReaderTest.class.getResourceAsStream(name))) {
      Files.copy(in, target);
    }
    return target;
  }

  @Test
  void readsWhatPandasWrote() throws IOException {
    Jets jets = TopTaggingReader.read(copy("jets.h5"), 24, 8);
    assertThat(jets.labels()).hasSize(24).startsWith(0, 1, 0, 1);
    assertThat(Arrays.stream(jets.numbers()).limit(4)).containsExactly(3, 8, 8, 4);
    for (int i = 0; i < 24 * 8; i++) {
      double[] p = Arrays.copyOfRange(jets.momenta(), 4 * i, 4 * i + 4);
      double momentum = Math.sqrt(p[1] * p[1] + p[2] * p[2] + p[3] * p[3]);
      assertThat(p[0]).isBetween(momentum * (1 - 1e-6), momentum * (1 + 1e-6));
      assertThat(p[0] > 0).isEqualTo(i % 8 < jets.numbers()[i / 8]);
    }
    assertThat(Arrays.copyOf(jets.momenta(), 4))
        .containsExactly(
            82.41901397705078, -65.15799713134766, 45.268001556396484, 22.319000244140625);
  }

  /** Half of the jets are every second one. */
  @Test
  void fewerJetsAreSpreadOverTheFile() throws IOException {
    Path file = copy("jets.h5");
    Jets all = TopTaggingReader.read(file, 24, 200);
    Jets some = TopTaggingReader.read(file, 12, 3);
    for (int j = 0; j < 12; j++) {
      assertThat(Arrays.copyOfRange(some.momenta(), j * 12, j * 12 + 12))
          .containsExactly(Arrays.copyOfRange(all.momenta(), j * 1600, j * 1600 + 12));
    }
    assertThat(some.labels()).containsOnly(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopTaggingReader.read(file, 25, 3))
        .withMessageContaining("has 24 jets, wanted are 25");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopTaggingReader.read(file, 1, 201))
        .withMessageContaining("particles");
  }

  @ParameterizedTest
  @CsvSource({
    "blosc.h5, ptrepack",
    "narrow.h5, values_block_0 must be 804 times float",
    "double.h5, values_block_0 must be 804 times float",
    "label.h5, class 0 or 1",
    "nan.h5, nan.h5: momenta of jet 0 must be finite",
    "empty.h5, got 0 particles",
    "none.h5, at least one row",
    "elsewhere.h5, /table/table"
  })
  void otherFilesAreRefused(String name, String reason) throws IOException {
    Path file = copy(name);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopTaggingReader.read(file, 1, 5))
        .withMessageContaining(reason);
  }

  @Test
  void missingAndForeignFilesAreRefused() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopTaggingReader.read(folder.resolve("no.h5"), 1, 5))
        .withMessageContaining("there is no file");
    Path text = Files.writeString(folder.resolve("text.h5"), "E,PX,PY,PZ\n");
    assertThatIllegalArgumentException().isThrownBy(() -> TopTaggingReader.read(text, 1, 5));
  }

  /** Cut and altered files are read or refused, nothing else. */
  @Test
  void damageIsAnError() throws IOException {
    byte[] whole = Files.readAllBytes(copy("label.h5"));
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 600; i++) {
      byte[] bad = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int k = 0; k < 4 && i % 3 != 0; k++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("bad" + i), bad);
      try {
        TopTaggingReader.read(file, 1, 5);
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(200);
  }
}
