package dev.erlangen.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SafeTensorsTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("x.safetensors");
  }

  @ParameterizedTest
  @EnumSource(
      value = Dtype.class,
      names = {"F8_E8M0", "C64"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyTypeComesBack(Dtype dtype) throws IOException {
    Tensor t = Tensors.of(new double[] {0, 1, 2, 0, 1, 3}, 2, 3).to(dtype.scalarType());
    SafeTensors.write(file(), Map.of("t", t), Map.of());
    Tensor back = SafeTensors.read(file()).get("t");
    assertThat(back.scalar_type().intern()).isEqualTo(dtype.scalarType());
    assertThat(back.shape()).containsExactly(2, 3);
    assertThat(Tensors.doubles(back)).isEqualTo(Tensors.doubles(t));
  }

  @Test
  void shapesMetadataViewsAndPartialReads() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("bool", Tensors.of(new boolean[] {true, false, true}));
    tensors.put("scalar", Tensors.of(new double[] {2, 0.5}).sum());
    tensors.put("empty", torch.zeros(0, 4));
    tensors.put("turned", Tensors.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3).t());
    SafeTensors.write(file(), tensors, Map.of("note", "ä \" \n"));

    SafeTensorsHeader header = SafeTensors.header(file());
    assertThat(header.metadata()).containsEntry("note", "ä \" \n");
    assertThat(header.entries().get("turned").shape()).containsExactly(3L, 2L);
    assertThat(header.dataStart() % 8).isZero();
    assertThat(SafeTensors.header("bytes", Files.readAllBytes(file()))).isEqualTo(header);
    assertThat(header.entries().get("turned").begin() % 8).isZero();
    Map<String, Tensor> all = SafeTensors.read(file());
    assertThat(all.get("scalar").dim()).isZero();
    assertThat(all.get("empty").shape()).containsExactly(0, 4);
    assertThat(Tensors.doubles(all.get("turned"))).containsExactly(1, 4, 2, 5, 3, 6);

    Map<String, Tensor> some = SafeTensors.read(file(), List.of("turned"));
    assertThat(some.keySet()).containsExactly("turned");
    assertThatThrownBy(() -> SafeTensors.read(file(), List.of("turnd")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean 'turned'?");
  }

  @Test
  void anyByteIsAValidBoolean() throws IOException {
    raw("{\"b\":{\"dtype\":\"BOOL\",\"shape\":[3],\"data_offsets\":[0,3]}}", new byte[] {0, 7, -1});
    Tensor b = SafeTensors.read(file()).get("b");
    assertThat(Tensors.item(b.sum())).isEqualTo(2);
  }

  @Test
  void whatWasThereStaysIfWritingFails() throws IOException {
    SafeTensors.write(file(), Map.of("a", torch.ones(2)), Map.of());
    Tensor quantised = torch.ones(2).to(ScalarType.ComplexDouble);
    assertThatThrownBy(() -> SafeTensors.write(file(), Map.of("q", quantised), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'q'");
    assertThat(SafeTensors.read(file())).containsKey("a");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}|needs 4 bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}|data_offsets [8, 16]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|begins at byte 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|end at byte 4 of 8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|begins at byte 4 of the data, the one before ends at 8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}|Duplicate field 'a'",
        "{\"a\":{\"dtype\":\"F33\",\"shape\":[2],\"data_offsets\":[0,8]}}|did you mean 'F32'?",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}|not negative; number 1 is not",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,8]}}|too large",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}}|whole numbers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,8]}}|whole numbers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}|data_offsets [8, 0]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}|must have dtype, shape and data_offsets",
        "{\"__metadata__\":{\"x\":1}}|must be a text",
        "[1]|must be a JSON object",
        "{\"a\":[[[[[[[[[[1]]]]]]]]]]}|must have dtype, shape and data_offsets",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[[2]],\"data_offsets\":[0,8]}}|number 1 is not",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,8]}}|at most 2 whole numbers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}|data_offsets [0]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"x\":1}}|nothing else",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"shape\":[2],\"data_offsets\":[0,8]}}|Duplicate field 'shape'",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[0,4611686018427387904,4],\"data_offsets\":[0,0]}}|too large",
        "{\"a\":{\"dtype\":7,\"shape\":[2],\"data_offsets\":[0,8]}}|unknown dtype",
        "{\"a%d\\u001b[31m\":{}}|tensor 'a%d\\u001b[31m' must have dtype",
        "` {}`|beginning with '{'",
        "{} {}|not valid JSON",
        "{\"a\":|not valid JSON",
      })
  void hostileHeadersAreNamed(String header, String message) throws IOException {
    raw(header, new byte[8]);
    assertThatThrownBy(() -> SafeTensors.read(file()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x.safetensors")
        .hasMessageContaining(message);
  }

  @Test
  void lengthBombsAndBrokenTextAreNamed() throws IOException {
    for (long length : new long[] {-1, Long.MAX_VALUE, 1L << 40, 9, 0}) {
      var buffer = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
      Files.write(file(), buffer.putLong(length).array());
      assertThatThrownBy(() -> SafeTensors.read(file()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cut off");
    }
    Files.write(file(), new byte[3]);
    assertThatThrownBy(() -> SafeTensors.header(file()))
        .hasMessageContaining("too few for a safetensors file");
    assertThatThrownBy(() -> SafeTensors.header("bytes", new byte[3]))
        .hasMessage("bytes has 3 bytes, too few for a safetensors file");
    var broken = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file(), broken.putLong(4).put(new byte[] {'{', (byte) 0xC3, 0x28, '}'}).array());
    assertThatThrownBy(() -> SafeTensors.header(file())).hasMessageContaining("not valid UTF-8");
  }

  @Test
  void aHeaderMadeToGrowInMemoryCostsItsLengthOnly() throws IOException {
    String deep =
        "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8],\"shape\":" + "[".repeat(20_000_000);
    raw(deep, new byte[8]);
    assertThatThrownBy(() -> SafeTensors.header(file())).hasMessageContaining("number 1 is not");
    String wide =
        "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8],\"shape\":[" + "1,".repeat(10_000_000);
    raw(wide, new byte[8]);
    assertThatThrownBy(() -> SafeTensors.header(file())).hasMessageContaining("number 65 is not");
    raw("{" + " ".repeat(SafeTensors.MAX_HEADER), new byte[8]);
    assertThatThrownBy(() -> SafeTensors.header(file())).hasMessageContaining("at most 100000000");
  }

  @Test
  void filesOverTwoGibibytes() throws IOException {
    long large = 3L << 30;
    String header =
        "{\"large\":{\"dtype\":\"U8\",\"shape\":["
            + large
            + "],\"data_offsets\":[0,"
            + large
            + "]},\"after\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":["
            + large
            + ","
            + (large + 8)
            + "]}}";
    raw(header, new byte[0]);
    // The hole before the last eight bytes takes no room on the disk.
    try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      var last = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1.5f).putFloat(-2f);
      channel.write(last.flip(), channel.size() + large);
    }
    assertThat(SafeTensors.header(file()).entries().get("large").bytes()).isEqualTo(large);
    Tensor after = SafeTensors.read(file(), List.of("after")).get("after");
    assertThat(Tensors.doubles(after)).containsExactly(1.5, -2);
  }

  @Test
  void memoryBeyondTwoGibibytesIsReached() {
    long far = (1L << 31) + 5;
    try (PointerScope scope = new PointerScope()) {
      // Only the pages that are touched take room.
      Tensor large =
          torch.empty(
              new long[] {far + 11},
              new TensorOptions(ScalarType.Byte),
              new MemoryFormatOptional());
      large.select(0, far).fill_(new Scalar(42));
      BytePointer data = new BytePointer(large.data_ptr());
      assertThat(SafeTensors.part(data, far, 11).get(0)).isEqualTo((byte) 42);
      assertThat(SafeTensors.part(data, 0, 1 << 30).remaining()).isEqualTo(1 << 30);
    }
  }

  @Test
  void unfitTensorsAreNotWritten() {
    Tensor sparse = torch.ones(2, 2).to_sparse();
    assertThatThrownBy(() -> SafeTensors.write(file(), Map.of("s", sparse), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'s' is undefined or sparse");
    assertThatThrownBy(
            () -> SafeTensors.write(file(), Map.of("__metadata__", torch.ones(1)), Map.of()))
        .hasMessageContaining("reserved name");
    assertThat(file()).doesNotExist();
  }

  @Test
  void otherUsersMayReadWhatWasWritten() throws IOException {
    SafeTensors.write(file(), Map.of("a", torch.ones(2)), Map.of());
    Path ordinary = Files.createFile(folder.resolve("ordinary"));
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
  }

  private void raw(String header, byte[] data) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    var buffer = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file(), buffer.putLong(text.length).put(text).put(data).array());
  }
}
