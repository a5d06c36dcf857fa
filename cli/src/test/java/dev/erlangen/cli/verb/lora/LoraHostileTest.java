package dev.erlangen.cli.verb.lora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import dev.erlangen.core.Rng;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.Adapter;
import dev.erlangen.weights.adapter.LoraPair;
import dev.erlangen.weights.adapter.PeftWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is given to the verbs, the answer is one sentence and exit code 2. */
class LoraHostileTest {
  private static final int COUNT = 10;
  private static final String A = "base_model.model.q.lora_A.weight";
  private static final String B = "base_model.model.q.lora_B.weight";
  private static final String CONFIG = "{\"peft_type\":\"LORA\",\"r\":2,\"lora_alpha\":4}";

  @TempDir Path folder;

  @BeforeEach
  void writeAdapters() throws IOException {
    for (int i = 0; i < COUNT; i++) {
      Rng rng = new Rng(i);
      LoraPair pair = LoraPair.linear(rng.normal(4, 2), rng.normal(2, 3));
      PeftWriter.write(Adapter.of(Map.of("q", pair)), folder.resolve("set/a" + i));
    }
  }

  private void refused(String why, Object... arguments) {
    Run run = Run.of(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err())
        .contains(why)
        .doesNotContain("\tat ", "Exception", "internal error")
        .hasLineCount(run.err().contains("Try: erlangen") ? 2 : 1);
  }

  private Path peft(String name, String config, Map<String, Tensor> tensors) throws IOException {
    Path at = Files.createDirectories(folder.resolve(name));
    Files.writeString(at.resolve("adapter_config.json"), config);
    SafeTensors.write(at.resolve("adapter_model.safetensors"), tensors, Map.of());
    return at;
  }

  private static Map<String, Tensor> pair() {
    return Map.of(A, torch.ones(2, 3), B, torch.ones(4, 2));
  }

  @Test
  void adaptersThatCannotBeRead() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    refused("holds no adapter", "lora", "inspect", empty);
    refused("it has 0", "lora", "diff", folder.resolve("set/a1"), empty);
    Path nan = peft("nan", CONFIG, Map.of(A, ones(Double.NaN, 2, 3), B, torch.ones(4, 2)));
    for (String verb : List.of("inspect", "convert")) {
      List<Object> call = new ArrayList<>(List.of("lora", verb, nan));
      if (verb.equals("convert")) {
        call.add(folder.resolve("out"));
      }
      refused("'" + A + "' has entries that are NaN", call.toArray());
    }
    assertThat(folder.resolve("out")).doesNotExist();
    Path loha = peft("loha", CONFIG.replace("LORA", "LOHA"), pair());
    refused(
        "loha/adapter_config.json: peft_type must be LORA, got 'LOHA'", "lora", "inspect", loha);
    Path huge = peft("huge", CONFIG.replace(":4", ":1e300"), pair());
    refused("module 'q': the scale must be at most", "lora", "inspect", huge);
    Path scalar = peft("scalar", CONFIG, Map.of(A, torch.ones(1).squeeze(), B, torch.ones(4, 2)));
    refused("module 'q': up (n, r) and down (r, m)", "lora", "inspect", scalar);
    Path cut = peft("cut", CONFIG, pair()).resolve("adapter_model.safetensors");
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 5));
    refused("the file holds", "lora", "inspect", cut.getParent());
    Path giant = folder.resolve("giant.safetensors");
    Files.write(
        giant, ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 60).array());
    refused("says that its header has 1152921504606846976 bytes", "lora", "inspect", giant);
    for (String name : List.of("x.bin", "x.pt")) {
      refused("Python pickle", "lora", "inspect", Files.writeString(folder.resolve(name), "PK"));
    }
  }

  private static Tensor ones(double value, long... shape) {
    return torch.ones(shape).mul(Tensors.scalar(value));
  }

  @Test
  void alphaMayBeHalfOrAnInteger() throws IOException {
    String stem = "lora_unet_mid_block_attentions_0_proj_in.";
    for (ScalarType type : List.of(ScalarType.Half, ScalarType.BFloat16, ScalarType.Long)) {
      Path file = folder.resolve(type + ".safetensors");
      Map<String, Tensor> tensors =
          Map.of(
              stem + "lora_down.weight", torch.ones(2, 3).to(ScalarType.Half),
              stem + "lora_up.weight", torch.ones(4, 2).to(ScalarType.Half),
              stem + "alpha", torch.ones(1).squeeze().to(type));
      SafeTensors.write(file, tensors, Map.of());
      Run run = Run.of("lora", "inspect", file.toString());
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).containsPattern("proj_in +linear +4×3 +2 +0\\.5000 ");
    }
  }

  private Path csv(String... lines) throws IOException {
    return Files.writeString(folder.resolve("labels.csv"), String.join("\n", lines) + "\n");
  }

  private Path labels(String head, String last) throws IOException {
    String rows =
        IntStream.range(0, COUNT - 1)
            .mapToObj(i -> "a" + i + "," + i % 2)
            .collect(Collectors.joining("\n"));
    return csv(head, rows, last);
  }

  private void untrainable(String why, Path csv, Object... more) {
    Object[] call = {
      "lora",
      "train",
      folder.resolve("set"),
      "--labels",
      csv,
      "--epochs",
      3,
      "--out",
      folder.resolve("model.safetensors")
    };
    Object[] all = Arrays.copyOf(call, call.length + more.length);
    System.arraycopy(more, 0, all, call.length, more.length);
    refused(why, all);
    assertThat(folder.resolve("model.safetensors")).doesNotExist();
  }

  @Test
  void labelsThatCannotBeUsed() throws IOException {
    untrainable("adapter 'a1' occurs twice", labels("name,y", "a1,0"));
    untrainable("there is no adapter 'zz'", labels("name,y", "zz,0"));
    untrainable("'y' is empty or not finite", labels("name,y", "a9,"));
    untrainable("got 'cat'", labels("name,y", "a9,cat"));
    untrainable("where the header should be", Files.writeString(folder.resolve("e.csv"), ""));
    untrainable("at least 8 labelled adapters are needed, got 0", csv("name,y"));
    untrainable("a column of names and one of values", csv("name", "a1"));
    untrainable("a column occurs twice", csv("name,y,y", "a1,0,1"));
    Path fine = labels("name,y", "a9,1");
    untrainable("has no column 'zz'", fine, "--column", "zz");
    untrainable("network.hidden must be in [1, 16384]", fine, "--hidden", 100_000_000);
    untrainable("a lower learning rate", fine, "--rate", "1e30", "--task", "regression");
    Path taken = Files.createDirectories(folder.resolve("taken"));
    refused(
        "is a folder", "lora", "train", folder.resolve("set"), "--labels", fine, "--out", taken);
  }

  @Test
  void modelsThatDoNotFit() throws IOException {
    Path model = folder.resolve("m.safetensors");
    Path fine = labels("name,y", "a9,1");
    Run trained =
        Run.of(
            "lora",
            "train",
            folder.resolve("set").toString(),
            "--labels",
            fine.toString(),
            "--epochs",
            "1",
            "--out",
            model.toString());
    assertThat(trained.code()).as(trained.err()).isZero();
    Path adapter = folder.resolve("set/a1");
    Path tensors = adapter.resolve("adapter_model.safetensors");
    refused("is not a model of 'erlangen lora train'", "lora", "predict", tensors, adapter);
    String said = SafeTensors.header(model).metadata().get("erlangen.lora");
    Map<String, Tensor> parameters = SafeTensors.read(model);
    for (String[] change :
        new String[][] {
          {"\"n\":4", "\"n\":-4", "n must be in"},
          {"\"n\":4", "\"n\":1000000000", "are more than a model reads"},
          {"\"n\":4", "\"n\":5", "w_1"},
          {"\"version\":1", "\"version\":9", "version 9"}
        }) {
      String changed = said.replace(change[0], change[1]);
      assertThat(changed).isNotEqualTo(said);
      SafeTensors.write(model, parameters, Map.of("erlangen.lora", changed));
      Run run = Run.of("lora", "predict", model.toString(), adapter.toString());
      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains(change[2]).doesNotContain("internal error");
    }
  }
}
