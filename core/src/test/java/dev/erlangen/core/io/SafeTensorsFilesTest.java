package dev.erlangen.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other writers, where their folders are present. */
class SafeTensorsFilesTest {
  private static List<Path> files(String what, String folder) throws IOException {
    Path root = Path.of(folder);
    assumeTrue(!folder.isEmpty() && Files.isDirectory(root), what + " are absent");
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(f -> f.toString().endsWith(".safetensors")).sorted().toList();
    }
  }

  private static List<Path> fixtures() throws IOException {
    return files("the fixtures", System.getProperty("erlangen.fixtures", ""));
  }

  private static List<Path> adapters() throws IOException {
    String data = System.getenv().getOrDefault("ERLANGEN_DATA", "");
    return files("the adapters of ERLANGEN_DATA/lora", data.isEmpty() ? "" : data + "/lora");
  }

  @Test
  void fixturesAreReadAndSurviveARoundTrip(@TempDir Path folder) throws IOException {
    readAll(fixtures(), folder);
  }

  @Test
  void adaptersAreReadAndSurviveARoundTrip(@TempDir Path folder) throws IOException {
    readAll(adapters(), folder);
  }

  private static void readAll(List<Path> files, Path folder) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      if (i % 25 == 0) { // every write is synced to the disk, which takes longer than reading all
        roundTrip(files.get(i), folder.resolve("copy.safetensors"));
      } else {
        try (PointerScope scope = new PointerScope()) {
          SafeTensorsHeader header = SafeTensors.header(files.get(i));
          SafeTensors.read(files.get(i))
              .forEach(
                  (name, t) -> assertThat(t.shape()).isEqualTo(header.entries().get(name).sizes()));
        }
      }
    }
  }

  private static void roundTrip(Path file, Path copy) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      SafeTensorsHeader header = SafeTensors.header(file);
      Map<String, Tensor> tensors = SafeTensors.read(file);
      assertThat(tensors.keySet()).isEqualTo(header.entries().keySet());
      SafeTensors.write(copy, tensors, header.metadata());
      assertThat(SafeTensors.header(copy).metadata()).isEqualTo(header.metadata());
      SafeTensors.read(copy)
          .forEach(
              (name, t) -> {
                assertThat(t.shape()).as(name).isEqualTo(header.entries().get(name).sizes());
                assertThat(Arrays.equals(bytes(t), bytes(tensors.get(name))))
                    .as("%s of %s", name, file)
                    .isTrue();
              });
    }
  }

  private static byte[] bytes(Tensor t) {
    byte[] out = new byte[(int) t.nbytes()];
    if (out.length > 0) {
      new BytePointer(t.data_ptr()).capacity(out.length).get(out);
    }
    return out;
  }

  @Test
  void mutatedFixturesNeverDoHarm(@TempDir Path folder) throws IOException {
    Path mutated = folder.resolve("fuzzed.safetensors");
    SplittableRandom random = new SplittableRandom(9);
    int perFile = Integer.getInteger("erlangen.fuzz", 3000) / 1000;
    for (Path file : fixtures()) {
      byte[] valid = Files.readAllBytes(file);
      for (int i = 0; i < perFile; i++) {
        byte[] bytes = valid.clone();
        int header = (int) Math.min(bytes.length, SafeTensors.header(file).dataStart());
        for (int m = random.nextInt(1, 4); m > 0; m--) {
          bytes[random.nextInt(header)] = (byte) random.nextInt(256);
        }
        Files.write(mutated, bytes);
        try (PointerScope scope = new PointerScope()) {
          SafeTensors.read(mutated).values().forEach(Tensors::shape);
        } catch (IllegalArgumentException e) {
          assertThat(e.getMessage()).contains("fuzzed.safetensors");
        }
      }
    }
  }
}
