package dev.erlangen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Progress;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.data.graph.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  @TempDir private Path folder;

  private Datasets datasets() {
    DataStore store =
        new DataStore(Optional.of(folder), folder.resolve("cache"), false, Duration.ofSeconds(1));
    return new Datasets(store, Progress.SILENT);
  }

  /** Twenty paths and stars of four nodes in the official format. */
  private void toy(String targets) throws IOException {
    StringBuilder arcs = new StringBuilder();
    StringBuilder indicator = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (int g = 0; g < 20; g++) {
      int first = 4 * g + 1;
      for (int i = 1; i < 4; i++) {
        int from = g % 2 == 0 ? first : first + i - 1;
        arcs.append(from).append(", ").append(first + i).append('\n');
        arcs.append(first + i).append(", ").append(from).append('\n');
      }
      indicator.append((g + 1 + "\n").repeat(4));
      values.append(targets.isEmpty() ? String.valueOf(g % 2 == 0 ? 7 : -1) : targets);
      values.append('\n');
    }
    Path home = Files.createDirectories(folder.resolve("tu/TOY"));
    Files.writeString(home.resolve("TOY_A.txt"), arcs);
    Files.writeString(home.resolve("TOY_graph_indicator.txt"), indicator);
    String name = targets.isEmpty() ? "TOY_graph_labels.txt" : "TOY_graph_attributes.txt";
    Files.writeString(home.resolve(name), values);
  }

  @Test
  void anyTuSetOfTheMirrorFolder() throws IOException {
    toy("");
    GraphDataset toy = datasets().graphs("tu:TOY");
    assertThat(toy.graphs()).hasSize(20);
    assertThat(toy.classes()).isEqualTo(2);
    assertThat(toy.graphs().get(0).targets()).containsExactly(1);
    assertThat(toy.graphs().get(1).targets()).containsExactly(0);
    assertThat(toy.splits()).hasSize(10);
    boolean[] tested = new boolean[20];
    for (Split split : toy.splits().values()) {
      assertThat(split.train()).hasSize(16);
      assertThat(split.val()).hasSize(2);
      for (int graph : split.test()) {
        assertThat(tested[graph]).isFalse();
        tested[graph] = true;
      }
    }
    assertThat(tested).doesNotContain(false);
  }

  @Test
  void realTargetsMakeARegression() throws IOException {
    toy("0.5, 1.5");
    GraphDataset toy = datasets().graphs("tu:TOY");
    assertThat(toy.classes()).isZero();
    assertThat(toy.targetNames()).containsExactly("target 0", "target 1");
  }

  @Test
  void mistakesSayWhatToDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> datasets().graphs("mutags"))
        .withMessageContaining("did you mean 'mutag'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> datasets().nodes("mutag"))
        .withMessage("data set 'mutag' is of kind graphs, wanted is nodes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> datasets().graphs("tu:NONE"))
        .withMessage("TU data set 'NONE' is not here and downloads are off");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> datasets().graphs("tu:../x"))
        .withMessageContaining("the name of a TU data set");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> datasets().graphs("zinc"))
        .withMessageContaining("Point ERLANGEN_DATA to a folder that has zinc/train_jt10k");
  }

  @Test
  void embeddedMoleculesNeedNoFiles() {
    assertThat(datasets().graphs("molecules").train()).hasSize(2000);
  }
}
