package dev.erlangen.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated files either read or are refused with a message that names the file; {@code
 * -Derlangen.fuzz=N} sets how many of each kind.
 */
class SafeTensorsFuzzTest {
  private static final String[] WORDS = {
    "F64",
    "BOOL",
    "U8",
    "-1",
    "0",
    "1e9",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ",",
    ":",
    "null",
    "true",
    " ",
    "9223372036854775807",
    "4611686018427387904",
    "99999999999999999999",
    "[0,0]",
    "[[",
    "\\u",
    "\\ud800",
    "shape",
    "dtype",
    "data_offsets",
    "__metadata__",
    "\u0000",
    "ä"
  };

  private int refused;
  private int read;

  @Test
  void mutatedBytesNeverDoHarm(@TempDir Path folder) throws IOException {
    byte[] valid = valid(folder);
    SplittableRandom random = new SplittableRandom(7);
    int count = Integer.getInteger("erlangen.fuzz", 3000);
    for (int i = 0; i < count; i++) {
      check(folder, mutatedBytes(valid, random));
    }
    assertThat(refused).isGreaterThan(count / 4);
    assertThat(read).isGreaterThan(count / 20);
  }

  @Test
  void mutatedHeadersOfTheRightLengthNeverDoHarm(@TempDir Path folder) throws IOException {
    byte[] valid = valid(folder);
    int length = (int) ByteBuffer.wrap(valid).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String header = new String(valid, 8, length, StandardCharsets.UTF_8);
    byte[] data = Arrays.copyOfRange(valid, 8 + length, valid.length);
    SplittableRandom random = new SplittableRandom(8);
    int count = Integer.getInteger("erlangen.fuzz", 3000);
    for (int i = 0; i < count; i++) {
      String mutated = header;
      for (int m = random.nextInt(1, 4); m > 0; m--) {
        mutated = mutatedText(mutated, random);
      }
      byte[] text = mutated.getBytes(StandardCharsets.UTF_8);
      ByteBuffer file = ByteBuffer.allocate(8 + text.length + data.length);
      file.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text).put(data);
      check(folder, file.array());
    }
    assertThat(refused).isGreaterThan(count / 2);
    assertThat(read).isPositive();
  }

  private void check(Path folder, byte[] bytes) throws IOException {
    Path file = folder.resolve("fuzzed.safetensors");
    Files.write(file, bytes);
    try (PointerScope scope = new PointerScope()) {
      for (Tensor t : SafeTensors.read(file).values()) {
        assertThat(Tensors.item(torch.isnan(t.to(torch.ScalarType.Double)).sum())).isNotNegative();
      }
      read++;
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).contains("fuzzed.safetensors").doesNotContain("\u0000");
      refused++;
    }
  }

  private static byte[] valid(Path folder) throws IOException {
    Path file = folder.resolve("valid.safetensors");
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("layer.weight", Tensors.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
    tensors.put("layer.bias", Tensors.of(new double[] {1, 2}));
    tensors.put("mask", Tensors.of(new boolean[] {true, false}));
    tensors.put("empty", torch.zeros(0, 3));
    SafeTensors.write(file, tensors, Map.of("format", "pt"));
    return Files.readAllBytes(file);
  }

  private static byte[] mutatedBytes(byte[] valid, SplittableRandom random) {
    byte[] bytes =
        Arrays.copyOf(valid, random.nextInt(8) == 0 ? random.nextInt(valid.length) : valid.length);
    for (int m = random.nextInt(1, 4); m > 0 && bytes.length > 8; m--) {
      int at = random.nextInt(bytes.length);
      if (random.nextBoolean()) {
        bytes[at] = (byte) random.nextInt(256);
      } else {
        byte[] word = word(random).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(word, 0, bytes, at, Math.min(word.length, bytes.length - at));
      }
    }
    return bytes;
  }

  private static String mutatedText(String text, SplittableRandom random) {
    int a = random.nextInt(text.length() + 1);
    int b = Math.min(text.length(), a + random.nextInt(12));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, a) + text.substring(b);
      case 1 -> text.substring(0, a) + word(random) + text.substring(b);
      case 2 -> text.substring(0, b) + text.substring(a);
      default -> text.substring(0, a) + word(random) + text.substring(a);
    };
  }

  private static String word(SplittableRandom random) {
    return WORDS[random.nextInt(WORDS.length)];
  }
}
