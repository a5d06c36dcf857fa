package dev.erlangen.core.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.erlangen.core.parity.ParityRow.Verdict;
import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParityTest {
  @TempDir Path folder;
  private CaseFolder files;

  @BeforeEach
  void start() {
    files = new CaseFolder();
  }

  private static ParityModels toys() {
    return new ParityModels(List.of(new ToySystem()), List.of());
  }

  private ParityReport run() throws IOException {
    return Parity.run(ParityCase.read(files.write(folder)), toys());
  }

  private ParityRow row(String name) throws IOException {
    return run().rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private ObjectNode tolerance() {
    return (ObjectNode) files.json.get("tolerance");
  }

  private ObjectNode output(String name) {
    return ((ObjectNode) files.json.get("outputs")).withObjectProperty("output." + name);
  }

  @Test
  void agreesWithNumbersComputedByHand() throws IOException {
    ParityReport report = run();
    assertThat(report.agrees()).as(report.text()).isTrue();
    assertThat(report.rows())
        .extracting(ParityRow::name)
        .containsExactly("output.y", "output.loss", "grad.weight", "grad.bias");
    assertThat(report.text()).endsWith("by_hand: 4 agree, 0 differ, 0 skipped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"output.y", "output.loss", "grad.weight", "grad.bias"})
  void aWrongNumberIsFound(String name) throws IOException {
    var t = files.tensors.get(name).clone();
    t.view(-1).select(0, 0).add_(Tensors.scalar(1e-9));
    files.tensors.put(name, t);
    ParityReport report = run();
    assertThat(report.count(Verdict.DIFFERS)).isEqualTo(1);
    assertThat(row(name).verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(row(name).error()).isBetween(1e-12, 1e-8);
  }

  @Test
  void toleranceRulesAreNestedByName() throws IOException {
    var t = files.tensors.get("grad.bias").clone();
    files.tensors.put("grad.bias", t.mul(Tensors.scalar(1 + 1e-6)));
    assertThat(row("grad.bias").verdict()).isEqualTo(Verdict.DIFFERS);
    tolerance().putObject("grad").put("rtol", 1e-5).put("atol", 1e-9);
    assertThat(row("grad.bias").verdict()).isEqualTo(Verdict.AGREES);
    assertThat(row("grad.bias").error()).isCloseTo(1e-6, org.assertj.core.data.Offset.offset(1e-8));
    tolerance().putObject("grad.bias").put("rtol", 1e-7);
    assertThat(row("grad.bias").verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void shapesAndMissingOutputsDiffer() throws IOException {
    files.tensors.put("output.y", files.tensors.get("output.y").reshape(4));
    files.tensors.put("output.other", Tensors.of(new double[] {1}));
    output("absent");
    assertThat(row("output.y").note()).contains("shape (2, 2)");
    assertThat(row("output.other").note()).contains("does not give");
    assertThat(row("output.absent").verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(run().agrees()).isFalse();
  }

  @Test
  void nanMeetsNanOnly() throws IOException {
    files.tensors.put("output.nothing", Tensors.of(new double[] {Double.NaN}));
    assertThat(row("output.nothing").verdict()).isEqualTo(Verdict.AGREES);
    files.tensors.put("output.nothing", Tensors.of(new double[] {0}));
    assertThat(row("output.nothing").verdict()).isEqualTo(Verdict.DIFFERS);
    files.tensors.put("output.y", Tensors.of(new double[] {Double.NaN, -2, 3.5, 7}, 2, 2));
    assertThat(row("output.y").verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void multisetsIgnoreOrderButNotPairing() throws IOException {
    output("edge_index")
        .put("compare", "multiset")
        .putArray("joined_with")
        .add("output.edge_value");
    output("edge_value")
        .put("compare", "multiset")
        .putArray("joined_with")
        .add("output.edge_index");
    files.tensors.put("output.edge_index", Tensors.of(new long[] {1, 0, 1, 6, 2, 5}, 2, 3));
    files.tensors.put("output.edge_value", Tensors.of(new double[] {30, 10, 20}));
    assertThat(run().agrees()).as(run().text()).isTrue();
    files.tensors.put("output.edge_value", Tensors.of(new double[] {10, 30, 20}));
    assertThat(row("output.edge_value").verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(row("output.edge_index").verdict()).isEqualTo(Verdict.DIFFERS);
    files.tensors.put("output.edge_index", Tensors.of(new long[] {1, 1, 1, 6, 6, 5}, 2, 3));
    assertThat(row("output.edge_index").error()).isInfinite();
  }

  @Test
  void columnsMayChangeSignOrPlaceOnlyWhereSaid() throws IOException {
    files.tensors.put("output.columns", Tensors.of(new double[] {-1, 3, 2, -4, 6, 5}, 2, 3));
    files.tensors.put("output.nothing", Tensors.of(new double[] {Double.NaN}));
    assertThat(row("output.columns").verdict()).isEqualTo(Verdict.DIFFERS);
    tolerance().putObject("output.columns").put("up_to_column_sign", true);
    assertThat(row("output.columns").verdict()).isEqualTo(Verdict.DIFFERS);
    files.tensors.put("input.groups", Tensors.of(new double[] {1, 2, 2 + 1e-13}));
    output("columns")
        .put("compare", "columns-up-to-equal-eigenvalues")
        .put("compare_groups", "input.groups");
    assertThat(row("output.columns").verdict()).isEqualTo(Verdict.AGREES);
    files.tensors.put("input.groups", Tensors.of(new double[] {1, 2, 3}));
    assertThat(row("output.columns").verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void integersAreComparedExactly() throws IOException {
    long big = (1L << 53) + 1;
    Tolerance any = new Tolerance(1, 1, false);
    Values a = Values.of(Tensors.of(new long[] {big}));
    Values b = Values.of(Tensors.of(new long[] {big - 1}));
    assertThat(a.error(0, b, 0, any)).isInfinite();
    assertThat(a.error(0, a, 0, any)).isZero();
  }

  @Test
  void everyOutputRunsInItsOwnMode() throws IOException {
    files
        .json
        .putObject("mode")
        .put("default", "eval")
        .put("output.train", "train")
        .put("output.train_loss", "train")
        .put("grad", "train");
    files.tensors.put("output.train", Tensors.of(new double[] {-1, -4, 7, 14}, 2, 2));
    files.tensors.put("output.train_loss", Tensors.of(new double[] {4 * 65.5}));
    files.tensors.put("grad.bias", Tensors.of(new double[] {24, 40}));
    files.tensors.put("grad.weight", Tensors.of(new double[] {52, 18, 96, 44}, 2, 2));
    assertThat(run().agrees()).as(run().text()).isTrue();
  }

  @Test
  void gradientsMayNameTheirLossAndSource() throws IOException {
    files
        .json
        .putObject("losses")
        .put("dot", "sum(output.y * input.c)")
        .put("all", "output.loss + output.loss");
    files.tensors.put("input.c", Tensors.of(new double[] {1, 0, 0, 1}, 2, 2));
    files.tensors.put("grad.dot", Tensors.of(new double[] {1, 2, 3, 4}, 2, 2));
    files.tensors.put("grad.all", Tensors.of(new double[] {12, 20}));
    ObjectNode grads = files.json.putObject("grads");
    grads.putObject("grad.dot").put("of", "dot").put("wrt", "input.x");
    grads.putObject("grad.all").put("of", "all").put("wrt", "param.bias");
    assertThat(run().agrees()).as(run().text()).isTrue();
    grads.putObject("grad.dot").put("of", "nonsense").put("wrt", "input.x");
    assertThat(row("grad.dot").note()).contains("does not give the loss 'nonsense'");
    grads.putObject("grad.dot").put("of", "dot").put("wrt", "input.absent");
    assertThat(row("grad.dot").note()).contains("has no input.absent");
  }

  @Test
  void modulesSplitParametersByPrefixAndChain() throws IOException {
    files.json.put("model", "whole");
    ArrayNode modules = ((ObjectNode) files.json.get("config")).putArray("modules");
    module(modules, "", "input.x", "output.y");
    module(modules, "second", "output.y", "output.z");
    files.tensors.put("param.second.weight", Tensors.of(new double[] {0, 1, 1, 0}, 2, 2));
    files.tensors.put("param.second.bias", Tensors.of(new double[] {0, 100}));
    files.tensors.put("output.z", Tensors.of(new double[] {-2, 99.5, 7, 103.5}, 2, 2));
    files.tensors.remove("output.loss");
    ((ObjectNode) files.json.get("outputs")).remove("output.loss");
    files.json.putObject("losses").put("loss", "sum(output.z * input.x)");
    files.tensors.put("grad.bias", Tensors.of(new double[] {-0.5, 3}));
    files.tensors.put("grad.second.bias", Tensors.of(new double[] {3, -0.5}));
    files.tensors.remove("grad.weight");
    // The modules' own losses are called by role and must not be taken for that of the case.
    assertThat(row("output.z").verdict()).isEqualTo(Verdict.AGREES);
    assertThat(run().rows()).hasSize(4);
  }

  private static void module(ArrayNode modules, String prefix, String x, String y) {
    ObjectNode m = modules.addObject().put("prefix", prefix).put("model", "linear");
    m.putObject("config").put("in", 2).put("out", 2);
    m.putObject("inputs").put("x", x);
    m.putObject("outputs").put("y", y).put("loss", "output.unused_" + prefix);
  }

  @Test
  void skipsWhatIsRandomOrNeedsAbsentData() throws IOException {
    files.json.putArray("not_compared").add("output.y");
    output("loss").put("needs", "fixtures:nowhere/at_all.txt");
    assertThat(row("output.y").verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(row("output.loss").note()).isEqualTo("needs fixtures:nowhere/at_all.txt");
    assertThat(run().count(Verdict.AGREES)).isEqualTo(2);
  }

  @Test
  void aliasesAreOneTensor() throws IOException {
    files.tensors.put("param.copy.bias", files.tensors.remove("param.bias"));
    ((ArrayNode) files.json.get("ignored_params")).add("bias");
    files.json.putObject("aliases").put("bias", "copy.bias");
    files.tensors.put("grad.copy.bias", files.tensors.remove("grad.bias"));
    assertThat(run().agrees()).as(run().text()).isTrue();
  }

  @Test
  void parametersLoadStrictly() throws IOException {
    files.tensors.put("param.wieght", files.tensors.remove("param.weight"));
    assertThatThrownBy(this::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing weight")
        .hasMessageContaining("unexpected wieght");
    ((ArrayNode) files.json.get("ignored_params")).add("wieght");
    assertThatThrownBy(this::run).hasMessageContaining("missing weight");
  }

  @Test
  void unusableFilesAreRefusedInWords() throws IOException {
    Path file = files.write(folder);
    assertThatThrownBy(() -> ParityCase.read(folder.resolve("absent.json")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no description");
    Files.writeString(file, "{\"system\": \"toy\", \"system\": ");
    assertThatThrownBy(() -> ParityCase.read(file)).isInstanceOf(IllegalArgumentException.class);
    Files.writeString(file, "[".repeat(5000));
    assertThatThrownBy(() -> ParityCase.read(file)).isInstanceOf(IllegalArgumentException.class);
    Files.writeString(file, "{\"system\": \"toy\", \"model\": \"linear\", \"outputs\": 3}");
    assertThatThrownBy(() -> ParityCase.read(file)).hasMessageContaining("'outputs'");
    files.json.put("model", "liner");
    assertThatThrownBy(this::run)
        .isNotInstanceOf(UnsupportedCaseException.class)
        .hasMessageContaining("did you mean 'toy/linear'?");
    files.json.put("system", "elsewhere");
    assertThatThrownBy(this::run)
        .isInstanceOf(UnsupportedCaseException.class)
        .hasMessageContaining("nothing installed knows the system 'elsewhere'");
    files.json.put("system", "toy");
    Files.delete(folder.resolve("by_hand.safetensors"));
    assertThatThrownBy(() -> Parity.run(ParityCase.read(file), toys()))
        .isInstanceOf(UnsupportedCaseException.class);
  }

  @Test
  void damagedFilesNeverCrash() throws IOException {
    Path file = files.write(folder);
    byte[] json = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] bad = json.clone();
      for (int k = 0; k <= random.nextInt(4); k++) {
        bad[random.nextInt(bad.length)] = (byte) (random.nextInt(96) + 32);
      }
      Files.write(file, bad);
      try {
        Parity.run(ParityCase.read(file), toys());
      } catch (IllegalArgumentException expected) {
        assertThat(expected).hasMessageNotContaining("\tat ");
      }
    }
  }
}
