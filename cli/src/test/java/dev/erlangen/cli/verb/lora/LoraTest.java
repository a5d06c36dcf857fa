package dev.erlangen.cli.verb.lora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.GeneralLinear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.Adapter;
import dev.erlangen.weights.adapter.AdapterReader;
import dev.erlangen.weights.adapter.LoraPair;
import dev.erlangen.weights.adapter.PeftWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraTest {
  private static final int COUNT = 30;

  @TempDir static Path folder;
  @TempDir Path out;

  @BeforeAll
  static void writeAdapters() throws IOException {
    Rng rng = new Rng(1);
    StringBuilder csv = new StringBuilder("name,positive,value\n");
    for (int i = 0; i < COUNT; i++) {
      LoraPair q =
          new LoraPair(rng.normal(6, 2), rng.normal(2, 4), 0.5, LoraPair.Kind.LINEAR, false);
      PeftWriter.write(Adapter.of(Map.of("h.0.q", q)), folder.resolve("a" + i));
      double value = Tensors.doubles(q.delta())[0];
      csv.append("a%d,%d,%s%n".formatted(i, value > 0 ? 1 : 0, value));
    }
    Files.writeString(folder.resolve("labels.csv"), csv);
  }

  private static Path moved(Path to) throws IOException {
    Adapter a = AdapterReader.read(folder.resolve("a3"));
    PeftWriter.write(a.map(p -> p.transformed(new GeneralLinear(2).sample(new Rng(5)))), to);
    return to;
  }

  @Test
  void inspectShowsModulesAndSpectra() {
    Run run = Run.of("lora", "inspect", folder.resolve("a3").toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("peft: 1 module, rank 2, 20 values")
        .containsPattern("(?m)^h\\.0\\.q +linear +6×4 +2 +0\\.5000 +");
  }

  @Test
  void inspectFindsTheSameModelInAnotherBasis() throws IOException {
    PeftWriter.write(AdapterReader.read(folder.resolve("a3")), out.resolve("original"));
    PeftWriter.write(AdapterReader.read(folder.resolve("a4")), out.resolve("other"));
    moved(out.resolve("moved"));
    Run run = Run.of("lora", "inspect", out.toString());
    assertThat(run.out())
        .containsPattern("the same: moved and original \\(relative distance \\d\\.\\de-0[6-9]\\)")
        .contains("3 adapters; pairs that are the same up to a change of basis: 1");
  }

  @Test
  void inspectShowsTheOthersIfOneCannotBeRead() throws IOException {
    PeftWriter.write(AdapterReader.read(folder.resolve("a3")), out.resolve("a"));
    PeftWriter.write(AdapterReader.read(folder.resolve("a4")), out.resolve("c"));
    Files.writeString(out.resolve("b.safetensors"), "not tensors");
    Run run = Run.of("lora", "inspect", out.toString());
    String unreadable = out.resolve("b.safetensors").toString();
    assertThat(run.err())
        .startsWith("erlangen: " + unreadable)
        .containsOnlyOnce(unreadable)
        .hasLineCount(1);
    assertThat(run.out()).containsPattern("(?m)^c +peft").contains("2 adapters;");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void inspectShowsNoTableIfNoneCanBeRead() throws IOException {
    Files.writeString(out.resolve("a.safetensors"), "not tensors");
    Files.writeString(out.resolve("b.safetensors"), "not tensors");
    Run run = Run.of("lora", "inspect", out.toString());
    assertThat(run.err()).hasLineCount(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void diffTellsByTheExitCode() throws IOException {
    String a = folder.resolve("a3").toString();
    Run same = Run.of("lora", "diff", a, moved(out.resolve("moved")).toString());
    assertThat(same.code()).isZero();
    assertThat(same.out()).contains("the same model");
    Run other = Run.of("lora", "diff", a, folder.resolve("a4").toString());
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.out()).contains("different models").containsPattern("(?m)^all +");
  }

  @Test
  void convertedAdaptersAreTheSameModel() {
    String a = folder.resolve("a3").toString();
    String to = out.resolve("converted").toString();
    assertThat(Run.of("lora", "convert", a, to, "--balance").out()).contains("1 modules written");
    assertThat(Run.of("lora", "diff", a, to).code()).isZero();
    assertThat(Run.of("lora", "convert", a, to).err()).contains("exists already");
  }

  @Test
  void dialectsAreConvertedOrRefused() throws IOException {
    LoraPair q = LoraPair.linear(new Rng(1).normal(6, 2), new Rng(2).normal(2, 4));
    Path peft = out.resolve("peft");
    PeftWriter.write(Adapter.of(Map.of("unet.mid_block.attentions.0.proj_in", q)), peft);
    for (String dialect : List.of("kohya", "diffusers")) {
      String to = out.resolve(dialect + ".safetensors").toString();
      Run run = Run.of("lora", "convert", peft.toString(), to, "--format", dialect);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(Run.of("lora", "diff", peft.toString(), to).out()).contains("the same model");
      assertThat(Run.of("lora", "inspect", to).out()).startsWith(dialect + ": 1 module,");
    }
    String to = out.resolve("x.safetensors").toString();
    String from = folder.resolve("a3").toString();
    Run run = Run.of("lora", "convert", from, to, "--format", "kohya");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'h.0.q'").contains("PEFT folders name any");
    run = Run.of("lora", "convert", from, to, "--format", "civitai");
    assertThat(run.err()).contains("--format must be one of");
  }

  @Test
  void trainedModelsPredictTheSameInEveryBasis() throws IOException {
    Path model = out.resolve("model.safetensors");
    Run trained =
        Run.of(
            "lora",
            "train",
            folder.toString(),
            "--labels",
            folder.resolve("labels.csv").toString(),
            "--column",
            "value",
            "--epochs",
            "5",
            "--out",
            model.toString());
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.out()).contains("r2").containsPattern("(?m)^test +5 ").contains("GL-net");
    Path csv = out.resolve("predicted.csv");
    Path other = moved(out.resolve("moved"));
    Run run =
        Run.of(
            "lora",
            "predict",
            model.toString(),
            folder.resolve("a3").toString(),
            other.toString(),
            "--out",
            csv.toString());
    assertThat(run.code()).as(run.err()).isZero();
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines.get(0)).isEqualTo("adapter,value,error");
    assertThat(value(lines.get(1))).isEqualTo(value(lines.get(2)));
  }

  private static String value(String line) {
    return line.split(",", -1)[1];
  }

  @Test
  void whatCannotBePredictedStaysWithItsReason() throws IOException {
    Path model = out.resolve("model.safetensors");
    Run.of(
        "lora",
        "train",
        folder.toString(),
        "--labels",
        folder.resolve("labels.csv").toString(),
        "--column",
        "positive",
        "--epochs",
        "1",
        "--out",
        model.toString());
    LoraPair k = LoraPair.linear(new Rng(1).normal(6, 2), new Rng(1).normal(2, 4));
    PeftWriter.write(Adapter.of(Map.of("h.0.k", k)), out.resolve("wrong"));
    Run run = Run.of("lora", "predict", model.toString(), out.resolve("wrong").toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("adapter,positive,error").contains("h.0.k");
  }

  @Test
  void mistakesAreSentences() throws IOException {
    assertThat(Run.of("lora").out()).contains("Usage: erlangen lora");
    assertThat(Run.of("lora", "inspect", "/no/such").err()).contains("there is no /no/such");
    assertThat(Run.of("lora", "inspct").err()).contains("did you mean 'inspect'?");
    Path pickle = Files.writeString(out.resolve("x.pt"), "PK");
    Run run = Run.of("lora", "diff", pickle.toString(), pickle.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Python pickle").doesNotContain("\tat ");
    String labels = folder.resolve("labels.csv").toString();
    Run model =
        Run.of(
            "lora", "train", folder.toString(), "--labels", labels, "--out", "x", "--model", "gl");
    assertThat(model.code()).isEqualTo(2);
    assertThat(model.err()).contains("--model must be one of");
  }
}
