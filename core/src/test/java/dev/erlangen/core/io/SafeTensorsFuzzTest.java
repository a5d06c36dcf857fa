package dev.erlangen.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated files either read or are refused with a message; {@code -Derlangen.fuzz=N} sets how many.
 */
class SafeTensorsFuzzTest {
  private static final String[] WORDS = {
    "F64", "BOOL", "-1", "1e9", "[", "]", "{", "}", "\"", ",", "9223372036854775807", "null", "\\u"
  };

  @Test
  void mutatedFilesNeverDoHarm(@TempDir Path folder) throws IOException {
    int count = Integer.getInteger("erlangen.fuzz", 3000);
    Path file = folder.resolve("fuzzed.safetensors");
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("layer.weight", Tensors.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
    tensors.put("layer.bias", Tensors.of(new double[] {1, 2}));
    tensors.put("mask", Tensors.of(new boolean[] {true, false}));
    SafeTensors.write(file, tensors, Map.of("format", "pt"));
    byte[] valid = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(7);
    int refused = 0;
    for (int i = 0; i < count; i++) {
      Files.write(file, mutate(valid, random));
      try (PointerScope scope = new PointerScope()) {
        SafeTensors.read(file).values().forEach(Tensors::doubles);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).contains("fuzzed.safetensors");
        refused++;
      }
    }
    assertThat(refused).isBetween(count / 4, count);
  }

  private static byte[] mutate(byte[] valid, SplittableRandom random) {
    byte[] bytes =
        Arrays.copyOf(valid, random.nextInt(8) == 0 ? random.nextInt(valid.length) : valid.length);
    for (int m = random.nextInt(1, 4); m > 0 && bytes.length > 8; m--) {
      // Mostly the header, where the decisions are made.
      int at = random.nextInt(random.nextInt(4) == 0 ? bytes.length : Math.min(bytes.length, 230));
      if (random.nextBoolean()) {
        bytes[at] = (byte) random.nextInt(256);
      } else {
        byte[] word =
            WORDS[random.nextInt(WORDS.length)].getBytes(java.nio.charset.StandardCharsets.UTF_8);
        System.arraycopy(word, 0, bytes, at, Math.min(word.length, bytes.length - at));
      }
    }
    return bytes;
  }
}
