package dev.erlangen.weights.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.erlangen.core.Rng;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritersTest {
  private static final String STEM = "unet.down_blocks.0.attentions.0.transformer_blocks.0.";

  @TempDir Path folder;

  private static LoraPair pair(ScalarType type, double scale, long seed) {
    Rng rng = new Rng(seed);
    Tensor up = rng.normal(5, 3).to(type);
    return new LoraPair(up, rng.normal(3, 4).to(type), scale, LoraPair.Kind.LINEAR, false);
  }

  private static Adapter attention(ScalarType type, double scale) {
    Map<String, LoraPair> modules = new LinkedHashMap<>();
    modules.put(STEM + "attn1.to_q", pair(type, scale, 1));
    modules.put(STEM + "attn1.to_out.0", pair(type, scale, 2));
    modules.put("text_encoder.text_model.encoder.layers.1.self_attn.v_proj", pair(type, scale, 3));
    return Adapter.of(modules);
  }

  private Path out(AdapterWriter writer) {
    boolean peft = writer == AdapterWriter.PEFT;
    return folder.resolve(peft ? "out" : writer.label() + ".safetensors");
  }

  /** Reading what was written gives the same modules, dtypes and updates. */
  private void keeps(Adapter adapter, AdapterWriter writer, double tolerance) throws IOException {
    writer.write(adapter, out(writer));
    Adapter read = AdapterReader.read(out(writer));
    assertThat(read.format().name())
        .isEqualTo(writer.label().split("-", 2)[0].toUpperCase(Locale.ROOT));
    assertThat(read.modules().keySet()).isEqualTo(adapter.modules().keySet());
    AdapterDifference d = AdapterDifference.of(adapter, read);
    assertThat(d.modules()).allMatch(m -> m.relative() <= tolerance);
    assertThat(d.same(tolerance)).isTrue();
    adapter
        .modules()
        .forEach(
            (name, p) -> {
              LoraPair other = read.module(name);
              assertThat(other.up().scalar_type().intern())
                  .isEqualTo(p.up().scalar_type().intern());
              assertThat(other.delta().shape()).isEqualTo(p.delta().shape());
            });
  }

  private static double rounding(Adapter adapter) {
    return switch (adapter.modules().values().iterator().next().up().scalar_type().intern()) {
      case BFloat16 -> 1e-2;
      case Half -> 1e-3;
      case Float -> 1e-6;
      default -> 1e-12;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "Half, 1",
    "Half, 0.3",
    "BFloat16, 0.3",
    "Float, 2",
    "Float, 0.3",
    "Double, 0.3",
    "Float, -1"
  })
  void everyDialectKeepsUpdatesAndTypes(ScalarType type, double scale) throws IOException {
    for (AdapterWriter writer : AdapterWriter.values()) {
      Adapter adapter = attention(type, scale);
      boolean folds = writer == AdapterWriter.DIFFUSERS_OLD;
      keeps(adapter, writer, folds ? rounding(adapter) : 1e-7);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "peft_llama_f16, PEFT, ''",
    "peft_llama_f16, KOHYA, have no name for module",
    "peft_llama_f16, DIFFUSERS, have no name for module",
    "peft_patterns_f32, PEFT, ''",
    "peft_patterns_f32, KOHYA, have no name",
    "diffusers_old_f16, PEFT, ''",
    "diffusers_old_f16, KOHYA, ''",
    "diffusers_old_f16, DIFFUSERS, ''",
    "diffusers_old_f16, DIFFUSERS_OLD, ''",
    "diffusers_peft_f32, KOHYA, ''",
    "diffusers_peft_f32, DIFFUSERS, ''",
    "diffusers_peft_f32, DIFFUSERS_OLD, ''",
    "kohya_f16, PEFT, ''",
    "kohya_f16, KOHYA, ''",
    "kohya_f16, DIFFUSERS, ''",
    "kohya_f16, DIFFUSERS_OLD, have no name for module 'unet.down_blocks.0.resnets"
  })
  void referenceAdapters(String name, AdapterWriter writer, String refusal) throws IOException {
    String fixtures = System.getProperty("erlangen.fixtures", "");
    assumeTrue(!fixtures.isEmpty(), "no reference files");
    Path path = Path.of(fixtures, "lol", name);
    boolean peft = Files.isRegularFile(path.resolve("adapter_config.json"));
    check(peft ? path : path.resolve("pytorch_lora_weights.safetensors"), writer, refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "lora-gpt2-smart-review, PEFT, ''",
    "lora-gpt2-smart-review, KOHYA, 'stores its weight as (in, out)'",
    "lora-gpt2-smart-review, DIFFUSERS, 'stores its weight as (in, out)'",
    "lora-gpt2-smart-review-2500, PEFT, ''",
    "lora-gpt2-tigrinya, PEFT, ''",
    "lora-gptneo-movies, PEFT, ''",
    "lora-gptneo-movies, KOHYA, have no name",
    "lora-sd15-analog, PEFT, ''",
    "lora-sd15-analog, KOHYA, have no name for module 'text_encoder:0'",
    "lora-sd15-analog, DIFFUSERS, have no name for module 'text_encoder:0'",
    "lora-sd15-catundchat, PEFT, ''",
    "lora-sd15-catundchat, KOHYA, ''",
    "lora-sd15-catundchat, DIFFUSERS, ''",
    "lora-sd15-catundchat, DIFFUSERS_OLD, ''",
    "lora-sd15-disney, PEFT, ''",
    "lora-sd15-disney, KOHYA, have no name"
  })
  void publishedAdapters(String name, AdapterWriter writer, String refusal) throws IOException {
    assumeTrue(DataStore.standard().has(Catalog.standard().entry(name)), name + " is not here");
    check(Datasets.standard().adapter(name), writer, refusal);
  }

  private void check(Path path, AdapterWriter writer, String refusal) throws IOException {
    Adapter adapter = AdapterReader.read(path);
    if (refusal.isEmpty()) {
      keeps(adapter, writer, 1e-7);
      return;
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.write(adapter, out(writer)))
        .withMessageContaining(refusal);
    assertThat(out(writer)).doesNotExist();
  }

  @Test
  void alphaHasTheTypeOfTheFactorsWhereItIsExact() throws IOException {
    assertThat(alpha(2).scalar_type().intern()).isEqualTo(ScalarType.Half);
    assertThat(alpha(0.3).scalar_type().intern()).isEqualTo(ScalarType.Float);
    assertThat(Tensors.item(alpha(2))).isEqualTo(6);
    assertThat(alpha(2).dim()).isZero();
  }

  private Tensor alpha(double scale) throws IOException {
    Path file = folder.resolve("k" + scale + ".safetensors");
    KohyaWriter.write(attention(ScalarType.Half, scale), file);
    return SafeTensors.read(file).get("lora_te_text_model_encoder_layers_1_self_attn_v_proj.alpha");
  }

  @Test
  void twoTextEncodersAreNumbered() throws IOException {
    Map<String, LoraPair> modules = new LinkedHashMap<>();
    modules.put("text_encoder.text_projection", pair(ScalarType.Float, 1, 1));
    modules.put("text_encoder_2.text_projection", pair(ScalarType.Float, 1, 2));
    keeps(Adapter.of(modules), AdapterWriter.KOHYA, 1e-7);
    assertThat(SafeTensors.header(out(AdapterWriter.KOHYA)).entries().keySet())
        .contains("lora_te1_text_projection.alpha", "lora_te2_text_projection.alpha");
  }

  @Test
  void namesThatWereNotResolvedStay() throws IOException {
    Map<String, LoraPair> raw =
        Map.of("lora_unet_double_blocks_0_img_attn_qkv", pair(ScalarType.Float, 0.5, 1));
    keeps(Adapter.of(raw), AdapterWriter.KOHYA, 1e-7);
    refused(Adapter.of(raw), AdapterWriter.DIFFUSERS, "have no name");
  }

  private void refused(Adapter adapter, AdapterWriter writer, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.write(adapter, out(writer)))
        .withMessageContaining(why);
  }

  private static Adapter with(String extra, Tensor tensor) {
    Map<String, LoraPair> modules = Map.of(STEM + "attn1.to_q", pair(ScalarType.Float, 1, 1));
    return new Adapter(Adapter.Format.NONE, modules, Map.of(extra, tensor), null);
  }

  @Test
  void tensorsBesideThePairsAreKeptOrRefused() throws IOException {
    Rng rng = new Rng(1);
    Adapter token = with("<s1>", rng.normal(7));
    refused(token, AdapterWriter.KOHYA, "no place for '<s1>'");
    refused(token, AdapterWriter.DIFFUSERS, "no place for '<s1>'");
    refused(token, AdapterWriter.DIFFUSERS_OLD, "no place for '<s1>'");
    String name = STEM + "attn1.to_q.lora_magnitude_vector";
    refused(with(name, rng.normal(5)), AdapterWriter.KOHYA, "no place for");
    refused(with(name, rng.normal(1, 4)), AdapterWriter.DIFFUSERS, "no place for");
    keeps(with(name, rng.normal(5)), AdapterWriter.DIFFUSERS, 1e-12);
    assertThat(AdapterReader.read(out(AdapterWriter.DIFFUSERS)).extra()).containsOnlyKeys(name);
    keeps(with(name, rng.normal(1, 4)), AdapterWriter.KOHYA, 1e-12);
    assertThat(AdapterReader.read(out(AdapterWriter.KOHYA)).extra()).containsOnlyKeys(name);
  }

  /** Without {@code use_dora} PEFT would pass over the magnitudes. */
  @Test
  void magnitudesOfRowsReachPeft() throws IOException {
    Rng rng = new Rng(1);
    String name = STEM + "attn1.to_q.lora_magnitude_vector";
    refused(
        with(name, rng.normal(1, 5)),
        AdapterWriter.PEFT,
        "for each of its 5 rows, got shape (1, 5)");
    refused(with(name, rng.normal(4)), AdapterWriter.PEFT, "for each of its 5 rows");
    assertThat(out(AdapterWriter.PEFT)).doesNotExist();
    Tensor column = rng.normal(5, 1);
    keeps(with(name, column), AdapterWriter.PEFT, 1e-12);
    Adapter read = AdapterReader.read(out(AdapterWriter.PEFT));
    assertThat(read.extra()).containsOnlyKeys(name);
    assertThat(read.extra().get(name).equal(column.view(5))).isTrue();
    assertThat(Files.readString(out(AdapterWriter.PEFT).resolve("adapter_config.json")))
        .containsPattern("\"use_dora\"\\s*:\\s*true");
  }

  @Test
  void whatADialectCannotSayIsNamed() throws IOException {
    LoraPair q = pair(ScalarType.Half, 1, 1);
    LoraPair embedding = new LoraPair(q.up(), q.down(), 1, LoraPair.Kind.EMBEDDING, true);
    refused(Adapter.of(Map.of("unet.conv_in", embedding)), AdapterWriter.KOHYA, "is an embedding");
    LoraPair huge = new LoraPair(q.up(), q.down(), 1e6, LoraPair.Kind.LINEAR, false);
    refused(
        Adapter.of(Map.of(STEM + "attn1.to_q", huge)),
        AdapterWriter.DIFFUSERS_OLD,
        "does not fit into the type");
    Adapter fine = attention(ScalarType.Float, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterWriter.KOHYA.write(fine, folder.resolve("x")))
        .withMessageContaining("must end with .safetensors");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterWriter.PEFT.write(fine, folder.resolve("x.safetensors")))
        .withMessageContaining("is a folder");
    AdapterWriter.KOHYA.write(fine, folder.resolve("x.safetensors"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterWriter.KOHYA.write(fine, folder.resolve("x.safetensors")))
        .withMessageContaining("exists already");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterWriter.of("civitai"))
        .withMessageContaining("diffusers-old");
  }
}
