package dev.erlangen.weights.adapter;

import static dev.erlangen.weights.adapter.AdapterFiles.config;
import static dev.erlangen.weights.adapter.AdapterFiles.pair;
import static dev.erlangen.weights.adapter.AdapterFiles.peft;
import static dev.erlangen.weights.adapter.AdapterFiles.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeftTest {
  @TempDir Path folder;

  private static double distance(Tensor a, Tensor b) {
    return Tensors.item(a.sub(b).abs().max());
  }

  @Test
  void scaleFollowsRanksAlphasAndPatterns() {
    PeftConfig c =
        new PeftConfig(
            8, 16, Map.of("k_proj", 2), Map.of("layers\\.1\\..*", 5.0), false, false, json());
    assertThat(c.scaleOf("model.q_proj")).isEqualTo(2);
    assertThat(c.scaleOf("model.k_proj")).isEqualTo(8);
    assertThat(c.scaleOf("model.layers.1.k_proj")).isEqualTo(2.5);
    assertThat(c.scaleOf("xk_proj")).isEqualTo(2);
    PeftConfig root = new PeftConfig(16, 8, Map.of(), Map.of(), true, false, json());
    assertThat(root.scaleOf("q")).isEqualTo(2);
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode json() {
    return new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
  }

  @Test
  void upIsBAndDownIsA() {
    Map<String, Tensor> tensors = pair("m.q", 5, 3, 2, 1);
    Adapter a = AdapterReader.read(peft(folder, config(2, 8, ""), tensors));
    LoraPair q = a.module("m.q");
    assertThat(q.scale()).isEqualTo(4);
    assertThat(q.delta().shape()).containsExactly(5, 3);
    assertThat(distance(q.delta(), product(tensors, "m.q").mul(Tensors.scalar(4))))
        .isLessThan(1e-12);
    assertThat(q.factors(ScalarType.Double).u().shape()).containsExactly(5, 2);
  }

  @Test
  void prefixAndAdapterNameMayDiffer() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("m.q.lora_A.default.weight", new Rng(1).normal(2, 3));
    tensors.put("m.q.lora_B.default.weight", new Rng(2).normal(5, 2));
    Adapter a = AdapterReader.read(peft(folder, config(2, 2, ""), tensors));
    assertThat(a.modules()).containsOnlyKeys("m.q");
    tensors.put("m.q.lora_A.other.weight", new Rng(1).normal(2, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterReader.read(peft(folder, config(2, 2, ""), tensors)))
        .withMessageContaining("two tensors");
  }

  @Test
  void embeddingsAndFanInFanOutAreTransposed() {
    Map<String, Tensor> tensors = pair("h.c_attn", 6, 4, 2, 1);
    tensors.put("base_model.model.wte.lora_embedding_A", new Rng(3).normal(2, 11));
    tensors.put("base_model.model.wte.lora_embedding_B", new Rng(4).normal(4, 2));
    Adapter a = AdapterReader.read(peft(folder, config(2, 2, "\"fan_in_fan_out\":true"), tensors));
    assertThat(a.module("h.c_attn").delta().shape()).containsExactly(4, 6);
    assertThat(a.module("wte").kind()).isEqualTo(LoraPair.Kind.EMBEDDING);
    assertThat(a.module("wte").delta().shape()).containsExactly(11, 4);
  }

  @Test
  void magnitudesBiasesAndWholeWeightsAreExtra() {
    Map<String, Tensor> tensors = pair("m.q", 5, 3, 2, 1);
    tensors.put("base_model.model.m.q.lora_magnitude_vector", new Rng(2).normal(5));
    tensors.put("base_model.model.m.q.lora_B.bias", new Rng(2).normal(5));
    tensors.put("base_model.model.lm_head.weight", new Rng(2).normal(7, 3));
    Adapter a = AdapterReader.read(peft(folder, config(2, 2, "\"use_dora\":true"), tensors));
    assertThat(a.modules()).hasSize(1);
    assertThat(a.hasMagnitudes()).isTrue();
    assertThat(a.extra())
        .containsOnlyKeys("m.q.lora_magnitude_vector", "m.q.lora_B.bias", "lm_head.weight");
  }

  @Test
  void modulesAreInNaturalOrder() {
    Map<String, Tensor> tensors = pair("h.10.q", 2, 3, 1, 1);
    tensors.putAll(pair("h.2.q", 2, 3, 1, 2));
    Adapter a = AdapterReader.read(peft(folder, config(1, 1, ""), tensors));
    assertThat(a.modules().keySet()).containsExactly("h.2.q", "h.10.q");
  }

  @Test
  void roundTripKeepsEveryUpdate() throws IOException {
    Map<String, Tensor> tensors = pair("a", 5, 3, 2, 1);
    tensors.putAll(pair("b", 4, 6, 3, 2));
    tensors.put("base_model.model.c.lora_A.weight", new Rng(1).normal(2, 3, 3, 3));
    tensors.put("base_model.model.c.lora_B.weight", new Rng(2).normal(4, 2, 1, 1));
    String patterns = "\"rank_pattern\":{\"b\":3},\"alpha_pattern\":{\"b\":7},\"task_type\":\"X\"";
    Adapter a = AdapterReader.read(peft(folder.resolve("in"), config(2, 3, patterns), tensors));
    assertThat(a.module("c").delta().shape()).containsExactly(4, 3, 3, 3);
    PeftWriter.write(a.map(LoraPair::balanced), folder.resolve("out"));
    Adapter b = AdapterReader.read(folder.resolve("out"));
    a.modules()
        .forEach(
            (name, p) -> assertThat(distance(p.delta(), b.module(name).delta())).isLessThan(2e-6));
    assertThat(b.config().raw().path("task_type").asText()).isEqualTo("X");
  }

  @Test
  void badFoldersAreNamed() throws IOException {
    refused(config(2, 2, ""), Map.of("x.y", torch.ones(2)), "no pair");
    refused("{", pair("q", 3, 2, 2, 1), "is not JSON");
    refused("[1]", pair("q", 3, 2, 2, 1), "JSON object");
    refused("{\"peft_type\":\"LOHA\",\"r\":2}", pair("q", 3, 2, 2, 1), "'LOHA'");
    refused("{\"peft_type\":\"IA3\"}", pair("q", 3, 2, 2, 1), "'IA3'");
    refused(
        "{\"peft_type\":\"LORA\",\"r\":2}", pair("q", 3, 2, 2, 1), "lora_alpha must be a number");
    refused(config(4, 2, ""), pair("m.q", 3, 2, 2, 1), "'m.q': its factors have rank 2");
    refused(config(0, 2, ""), pair("m.q", 3, 2, 2, 1), "r must be in");
    Map<String, Tensor> orphan = pair("m.q", 3, 2, 2, 1);
    orphan.remove("base_model.model.m.q.lora_B.weight");
    refused(config(2, 2, ""), orphan, "'m.q' has DOWN, but no UP");
    Map<String, Tensor> nan = pair("m.q", 3, 2, 2, 1);
    nan.get("base_model.model.m.q.lora_A.weight").mul_(Tensors.scalar(Double.NaN));
    refused(config(2, 2, ""), nan, "'base_model.model.m.q.lora_A.weight' has entries that are NaN");
    Map<String, Tensor> whole = pair("m.q", 3, 2, 2, 1);
    whole.replaceAll((k, t) -> t.to(ScalarType.Long));
    refused(config(2, 2, ""), whole, "F16, BF16, F32 and F64 are read");
    Map<String, Tensor> odd = pair("m.q", 3, 2, 2, 1);
    odd.put("base_model.model.m.q.lora_B.weight", torch.ones(3, 4));
    refused(config(2, 2, ""), odd, "must share the rank");
    refused(
        config(2, 2, "\"rank_pattern\":{\"(\":3}"),
        pair("q", 3, 2, 2, 1),
        "not a regular expression");
    refused(
        config(2, 2, "\"rank_pattern\":{\"(.*a){25}b\":3}"),
        pair("a".repeat(60), 3, 2, 2, 1),
        "takes too long");
    Files.delete(folder.resolve("adapter_model.safetensors"));
    Files.writeString(folder.resolve("adapter_model.bin"), "PK");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterReader.read(folder))
        .withMessageContaining("Python pickle");
  }

  private void refused(String config, Map<String, Tensor> tensors, String why) {
    Path bad = peft(folder, config, tensors);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterReader.read(bad))
        .withMessageContaining(why);
  }

  @Test
  void targetsAreSuffixesOrOneExpression() throws IOException {
    Map<String, Tensor> tensors = pair("h.q_proj", 3, 2, 2, 1);
    PeftConfig list =
        AdapterReader.read(peft(folder, config(2, 2, "\"target_modules\":[\"q_proj\"]"), tensors))
            .config();
    assertThat(list.targets("h.q_proj")).isTrue();
    assertThat(list.targets("h.xq_proj")).isFalse();
    PeftConfig one =
        AdapterReader.read(peft(folder, config(2, 2, "\"target_modules\":\"h.*q.*\""), tensors))
            .config();
    assertThat(one.targets("h.q_proj")).isTrue();
    assertThat(one.targets("x.h.q")).isFalse();
    assertThat(list.scaleOf("h.q_proj")).isCloseTo(1, within(0.0));
  }
}
