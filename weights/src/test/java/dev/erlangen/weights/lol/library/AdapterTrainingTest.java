package dev.erlangen.weights.lol.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.GeneralLinear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Watcher;
import dev.erlangen.train.recipe.Problem.Split;
import dev.erlangen.weights.adapter.Adapter;
import dev.erlangen.weights.adapter.AdapterReader;
import dev.erlangen.weights.adapter.LoraPair;
import dev.erlangen.weights.adapter.PeftWriter;
import dev.erlangen.weights.lol.Objective;
import dev.erlangen.weights.lol.recipe.Kind;
import dev.erlangen.weights.lol.recipe.LolSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training on files: a property of the update, hidden by random bases. */
class AdapterTrainingTest {
  private static final int COUNT = 120;
  private static final int RANK = 2;

  @TempDir static Path folder;

  /** The sign of one entry of ΔW and its value; every adapter in another basis. */
  @BeforeAll
  static void writeAdapters() throws IOException {
    Rng rng = new Rng(1);
    StringBuilder csv = new StringBuilder("adapter,positive,value\n");
    for (int i = 0; i < COUNT; i++) {
      Adapter a = random(rng);
      PeftWriter.write(a, folder.resolve("a" + i));
      double value = Tensors.doubles(a.module("h.0.q").delta())[0];
      csv.append("a%d,%d,%s%n".formatted(i, value > 0 ? 1 : 0, value));
    }
    Files.writeString(folder.resolve("labels.csv"), csv);
  }

  private static Adapter random(Rng rng) {
    Map<String, LoraPair> modules = new LinkedHashMap<>();
    for (String name : List.of("h.0.q", "h.10.q")) {
      Tensor up = rng.normal(4, RANK);
      Tensor down = rng.normal(RANK, 3);
      modules.put(name, new LoraPair(up, down, 0.5, LoraPair.Kind.LINEAR, false));
    }
    return Adapter.of(modules);
  }

  private static AdapterTraining training(Kind kind, int epochs) {
    return new AdapterTraining(
        kind,
        new LolSettings.Network(8, 32, 8, 32, 3, 32, 32, 0),
        new LolSettings.Fit(epochs, epochs, 16, 3e-3, 1e-2),
        1,
        false);
  }

  private static AdapterTraining.Result run(Kind kind, int epochs, String column, Objective task) {
    LabelTable table = LabelTable.read(folder, folder.resolve("labels.csv"), List.of(column));
    return training(kind, epochs).run(table, task, (a, b) -> {}, text -> {}, Watcher.NONE);
  }

  @Test
  void glNetLearnsFromFilesAndDoesNotSeeTheBasis(@TempDir Path out) throws IOException {
    AdapterTraining.Result result = run(Kind.GLNET, 60, "value", Objective.REAL);
    assertThat(result.metrics().get(Split.TRAIN).get("r2")).isGreaterThan(0.9);
    assertThat(result.sizes().values().stream().mapToInt(i -> i).sum()).isEqualTo(COUNT);
    Path file = out.resolve("model.safetensors");
    result.model().save(file);
    AdapterModel loaded = AdapterModel.load(file);
    assertThat(loaded.spec()).isEqualTo(result.model().spec());
    Adapter a = AdapterReader.read(folder.resolve("a5"));
    Tensor r = new GeneralLinear(RANK).sample(new Rng(9));
    PeftWriter.write(a.map(p -> p.transformed(r)), out.resolve("moved"));
    double[] plain = loaded.predict(a, false, text -> {});
    double[] moved = loaded.predict(AdapterReader.read(out.resolve("moved")), false, text -> {});
    assertThat(moved[0]).isCloseTo(plain[0], within(1e-4));
    double[] before = result.model().predict(a, false, text -> {});
    assertThat(plain).isEqualTo(before);
    double truth = Tensors.doubles(a.module("h.0.q").delta())[0];
    assertThat(plain[0]).isCloseTo(truth, within(0.5));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindIsSavedAndLoaded(Kind kind, @TempDir Path out) throws IOException {
    AdapterTraining.Result result = run(kind, 2, "positive", Objective.BINARY);
    Path file = out.resolve("model.safetensors");
    result.model().save(file);
    Adapter a = AdapterReader.read(folder.resolve("a1"));
    double[] loaded = AdapterModel.load(file).predict(a, false, text -> {});
    assertThat(loaded).isEqualTo(result.model().predict(a, false, text -> {}));
    assertThat(loaded[0]).isBetween(0.0, 1.0);
  }

  @Test
  void adaptersThatDoNotFitAreNamed(@TempDir Path out) throws IOException {
    AdapterModel model = run(Kind.GLNET, 1, "positive", Objective.BINARY).model();
    Adapter a = random(new Rng(3));
    Map<String, LoraPair> fewer = new LinkedHashMap<>(a.modules());
    fewer.remove("h.10.q");
    Adapter missing = Adapter.of(fewer);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(missing, false, text -> {}))
        .withMessageContaining("module 'h.10.q' is missing");
    List<String> warnings = new ArrayList<>();
    assertThat(model.predict(missing, true, warnings::add)[0]).isBetween(0.0, 1.0);
    assertThat(warnings).singleElement().asString().contains("h.10.q");
    Map<String, LoraPair> more = new LinkedHashMap<>(a.modules());
    more.put("h.1.q", a.module("h.0.q"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(Adapter.of(more), false, text -> {}))
        .withMessageContaining("'h.1.q'");
    Map<String, LoraPair> larger = new LinkedHashMap<>(a.modules());
    larger.put("h.0.q", LoraPair.linear(new Rng(1).normal(5, 2), new Rng(1).normal(2, 3)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(Adapter.of(larger), false, text -> {}))
        .withMessageContaining("5 × 3, the model reads 4 × 3");
    Path other = Files.copy(folder.resolve("a1/adapter_model.safetensors"), out.resolve("m"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterModel.load(other))
        .withMessageContaining("not a model of 'erlangen lora train'");
  }

  @Test
  void higherRanksAreReadByGlNetOnly() {
    Map<String, LoraPair> wide = new LinkedHashMap<>();
    for (String name : List.of("h.0.q", "h.10.q")) {
      wide.put(name, LoraPair.linear(new Rng(1).normal(4, 3), new Rng(1).normal(3, 3)));
    }
    AdapterModel gl = run(Kind.GLNET, 1, "positive", Objective.BINARY).model();
    assertThat(gl.predict(Adapter.of(wide), false, text -> {})[0]).isBetween(0.0, 1.0);
    AdapterModel svd = run(Kind.MLP_SVD, 1, "positive", Objective.BINARY).model();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> svd.predict(Adapter.of(wide), false, text -> {}))
        .withMessageContaining("trained at rank 2");
  }

  @Test
  void tablesAreChecked(@TempDir Path out) throws IOException {
    refused(out, "adapter,x\nnone,1\n", "there is no adapter 'none'");
    refused(out, "adapter,x\na1,1\na1,2\n", "occurs twice");
    refused(out, "adapter,x\na1,\n", "is empty or not finite");
    refused(out, "adapter,x\na1,no\n", "finite number");
    refused(out, "adapter\na1\n", "one of values");
    refused(out, "adapter,x\na1,1\n", "at least 8");
    Path csv = folder.resolve("labels.csv");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelTable.read(folder, csv, List.of("valeu")))
        .withMessageContaining("value");
    LabelTable table = LabelTable.read(folder, csv, List.of("value"));
    assertThat(table.isBinary()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                training(Kind.GLNET, 1)
                    .run(table, Objective.BINARY, (a, b) -> {}, text -> {}, Watcher.NONE))
        .withMessageContaining("regression");
  }

  private static void refused(Path out, String csv, String why) throws IOException {
    Path file = Files.writeString(out.resolve("t.csv"), csv);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelTable.read(folder, file, List.of()))
        .withMessageContaining(why);
  }
}
