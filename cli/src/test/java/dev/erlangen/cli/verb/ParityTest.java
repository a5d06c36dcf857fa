package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityTest {
  @TempDir Path folder;

  /** Writes a case of two numbers with weight 2 and the given recorded output. */
  private Path scale(String name, String model, float... y) throws IOException {
    String json =
        """
        {"system": "toy", "model": "%s", "case": "%s", "config": {"size": 2}, "dtype": "float32",
         "mode": "eval", "tolerance": {"default": {"rtol": 1e-6, "atol": 1e-8}},
         "inputs": {"x": {"shape": [2]}}, "outputs": {"output.y": {"shape": [2]}}}
        """
            .formatted(model, name);
    Files.writeString(folder.resolve(name + ".json"), json);
    String header =
        """
        {"input.x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},\
        "output.y":{"dtype":"F32","shape":[2],"data_offsets":[8,16]},\
        "param.weight":{"dtype":"F32","shape":[2],"data_offsets":[16,24]}}\
        """;
    byte[] head = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + head.length + 24).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(head.length).put(head).putFloat(1).putFloat(-3);
    bytes.putFloat(y[0]).putFloat(y[1]).putFloat(2).putFloat(2);
    return Files.write(folder.resolve(name + ".safetensors"), bytes.array());
  }

  @Test
  void agreementExitsWithZero() throws IOException {
    Run run = Run.of("parity", scale("good", "scale", 2, -6).toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("(?m)^output.y +\\(2\\) +0.0e\\+00 +agrees$")
        .endsWith("1 case: 1 tensors agree, 0 differ, 0 skipped\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void disagreementExitsWithOne() throws IOException {
    Run run = Run.of("parity", scale("bad", "scale", 2, -6.1f).toString());
    assertThat(run.out()).containsPattern("(?m)^output.y .* differs");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aFolderIsEveryCaseInItOnce() throws IOException {
    Path good = scale("good", "scale", 2, -6);
    scale("later", "no-such-model", 0, 0);
    Run run = Run.of("parity", folder.toString(), good.toString());
    assertThat(run.out()).contains("2 cases: 1 tensors agree");
  }

  @Test
  void theFolderBesideACaseIsItsData() throws IOException {
    scale("good", "scale", 2, -6);
    Path data = Files.createDirectories(folder.resolve("good").resolve("deep"));
    Files.writeString(data.resolve("adapter_config.json"), "{}");
    Run run = Run.of("parity", folder.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).endsWith("1 case: 1 tensors agree, 0 differ, 0 skipped\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void unusableFilesExitWithTwoAndTheOthersStillRun() throws IOException {
    Path good = scale("good", "scale", 2, -6);
    Path garbage = Files.writeString(folder.resolve("garbage.safetensors"), "not a tensor file");
    Files.writeString(folder.resolve("garbage.json"), "{");
    Run run = Run.of("parity", garbage.toString(), good.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("garbage").doesNotContain("\tat ");
    assertThat(run.out()).contains("1 tensors agree, 0 differ, 0 skipped, 1 unusable");
  }

  @Test
  void mistakesAreSentences() {
    assertThat(Run.of("parity").err()).contains("missing FILE");
    assertThat(Run.of("parity", "/no/such").err()).contains("no such file or folder: /no/such");
    assertThat(Run.of("parity", folder.toString()).err()).contains("no parity case");
  }
}
