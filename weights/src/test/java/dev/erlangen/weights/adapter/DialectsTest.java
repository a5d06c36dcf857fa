package dev.erlangen.weights.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.core.Rng;
import dev.erlangen.testkit.HostileInput;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "lora_unet_down_blocks_0_attentions_1_transformer_blocks_0_attn1_to_out_0,"
        + " unet.down_blocks.0.attentions.1.transformer_blocks.0.attn1.to_out.0",
    "lora_unet_mid_block_attentions_0_proj_in, unet.mid_block.attentions.0.proj_in",
    "lora_unet_up_blocks_1_attentions_2_transformer_blocks_0_ff_net_0_proj,"
        + " unet.up_blocks.1.attentions.2.transformer_blocks.0.ff.net.0.proj",
    "lora_te_text_model_encoder_layers_11_self_attn_q_proj,"
        + " text_encoder.text_model.encoder.layers.11.self_attn.q_proj",
    "lora_te2_text_model_encoder_layers_3_mlp_fc1,"
        + " text_encoder_2.text_model.encoder.layers.3.mlp.fc1",
    "lora_te1_text_projection, text_encoder.text_projection",
    "lora_unet_down_blocks_0_resnets_0_time_emb_proj, unet.down_blocks.0.resnets.0.time_emb_proj",
    "lora_unet_input_blocks_1_1_transformer_blocks_0_attn1_to_q,"
        + " unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q",
    "lora_unet_input_blocks_8_1_proj_in, unet.down_blocks.2.attentions.1.proj_in",
    "lora_unet_input_blocks_4_0_in_layers_2, unet.down_blocks.1.resnets.0.conv1",
    "lora_unet_input_blocks_3_0_op, unet.down_blocks.0.downsamplers.0.conv",
    "lora_unet_middle_block_1_transformer_blocks_0_attn2_to_v,"
        + " unet.mid_block.attentions.0.transformer_blocks.0.attn2.to_v",
    "lora_unet_middle_block_2_out_layers_3, unet.mid_block.resnets.1.conv2",
    "lora_unet_output_blocks_5_1_proj_out, unet.up_blocks.1.attentions.2.proj_out",
    "lora_unet_output_blocks_5_2_conv, unet.up_blocks.1.upsamplers.0.conv",
    "lora_unet_output_blocks_2_1_conv, unet.up_blocks.0.upsamplers.0.conv",
    "lora_unet_double_blocks_0_img_attn_qkv, lora_unet_double_blocks_0_img_attn_qkv"
  })
  void kohyaNames(String name, String path) {
    assertThat(KohyaNames.path(name)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "unet.a.attn1.to_q.lora_A.weight, unet.a.attn1.to_q, DOWN",
    "unet.a.attn1.to_q.lora.up.weight, unet.a.attn1.to_q, UP",
    "text_encoder.l.self_attn.q_proj.lora_linear_layer.down.weight,"
        + " text_encoder.l.self_attn.q_proj, DOWN",
    "down_blocks.0.attn1.processor.to_out_lora.up.weight, unet.down_blocks.0.attn1.to_out.0, UP",
    "text_encoder.l.self_attn.to_k_lora.down.weight, text_encoder.l.self_attn.k_proj, DOWN",
    "text_encoder.l.self_attn.to_out_lora.up.weight, text_encoder.l.self_attn.out_proj, UP",
    "unet.a.to_q.alpha, unet.a.to_q, ALPHA"
  })
  void diffusersNames(String name, String module, String role) {
    assertThat(new DiffusersDialect().key(name)).hasValue(new Key(module, Role.valueOf(role)));
  }

  private static Map<String, Tensor> kohya() {
    Map<String, Tensor> out = new LinkedHashMap<>();
    String stem = "lora_unet_mid_block_attentions_0_proj_in.";
    out.put(stem + "lora_down.weight", new Rng(1).normal(2, 6, 1, 1).to(ScalarType.Half));
    out.put(stem + "lora_up.weight", new Rng(2).normal(4, 2, 1, 1).to(ScalarType.Half));
    out.put(stem + "alpha", torch.ones(1).squeeze().to(ScalarType.BFloat16));
    return out;
  }

  @Test
  void alphaIsDividedByTheRankOfTheTensors() {
    Adapter a = AdapterReader.read(AdapterFiles.file(folder.resolve("k.safetensors"), kohya()));
    LoraPair p = a.module("unet.mid_block.attentions.0.proj_in");
    assertThat(p.scale()).isEqualTo(0.5);
    assertThat(p.kind()).isEqualTo(LoraPair.Kind.CONVOLUTION);
    assertThat(p.delta().shape()).containsExactly(4, 6, 1, 1);
    Map<String, Tensor> without = kohya();
    without.keySet().removeIf(k -> k.endsWith("alpha"));
    Adapter b = AdapterReader.read(AdapterFiles.file(folder.resolve("l.safetensors"), without));
    assertThat(b.module("unet.mid_block.attentions.0.proj_in").scale()).isEqualTo(1);
  }

  @Test
  void cloneofsimoCountsModulesAndKeepsTokens() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i : new int[] {10, 2}) {
      tensors.put("unet:" + i + ":up", new Rng(i).normal(4, 1));
      tensors.put("unet:" + i + ":down", new Rng(i).normal(1, 3));
    }
    tensors.put("<s1>", torch.ones(768));
    Adapter a = AdapterReader.read(AdapterFiles.file(folder.resolve("c.safetensors"), tensors));
    assertThat(a.format()).isEqualTo(Adapter.Format.CLONEOFSIMO);
    assertThat(a.modules().keySet()).containsExactly("unet:2", "unet:10");
    assertThat(a.extra()).containsOnlyKeys("<s1>");
  }

  @Test
  void otherMethodsAreNamed() throws IOException {
    refused("lora_unet_a.hada_w1_a", "LoHa");
    refused("lora_unet_a.lokr_w1", "LoKr");
    refused("lora_unet_a.lora_mid.weight", "Tucker");
    refused("transformer.ia3_l.weight", "IA3");
    refused("something.weight", "no LoRA pair that is known");
    refused("base_model.model.q.lora_A.weight", "adapter_config.json");
    Path pickle = Files.writeString(folder.resolve("x.pt"), "PK");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterReader.read(pickle))
        .withMessageContaining("convert it to safetensors");
    Files.writeString(folder.resolve("y.txt"), "");
    assertThatIllegalArgumentException().isThrownBy(() -> AdapterReader.read(folder));
  }

  private void refused(String tensor, String why) {
    Path file =
        AdapterFiles.file(folder.resolve("x.safetensors"), Map.of(tensor, torch.ones(2, 2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterReader.read(file))
        .withMessageContaining(why);
  }

  @Test
  void damagedFilesAreRefusedOrRead() throws IOException {
    Path file = AdapterFiles.file(folder.resolve("k.safetensors"), kohya());
    HostileInput.Outcome outcome =
        HostileInput.of(300, Files.readAllBytes(file))
            .feed(
                bytes -> {
                  Path damaged = Files.write(folder.resolve("d.safetensors"), bytes);
                  AdapterReader.read(damaged).modules().values().forEach(LoraPair::delta);
                });
    assertThat(outcome.refused()).isGreaterThan(100);
  }

  @Test
  void naturalOrderReadsNumbers() {
    assertThat(NaturalOrder.INSTANCE.compare("a.2", "a.10")).isNegative();
    assertThat(NaturalOrder.INSTANCE.compare("a.10.b", "a.10.a")).isPositive();
    assertThat(NaturalOrder.INSTANCE.compare("a.01", "a.1")).isNotZero();
    assertThat(NaturalOrder.INSTANCE.compare("a", "a")).isZero();
    assertThat(NaturalOrder.INSTANCE.compare("a", "a.1")).isNegative();
  }
}
