package dev.erlangen.geometry.cgenn.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Progress;
import dev.erlangen.data.jet.Jets;
import dev.erlangen.data.jet.TopTaggingReader;
import dev.erlangen.geometry.cgenn.data.JetData;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.LorentzCgGnn;
import dev.erlangen.geometry.cgenn.model.LorentzLayer;
import dev.erlangen.train.recipe.Problem.Split;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggingDataTest {
  @TempDir Path empty;

  private Datasets nothing() {
    return new Datasets(
        new DataStore(Optional.of(empty), empty, false, Duration.ofSeconds(1)), Progress.SILENT);
  }

  private static TaggingSettings.Data wanted(TaggingSettings.Source source) {
    return new TaggingSettings.Data(source, 6, 4, 1);
  }

  @Test
  void synthesisesWhenTheFilesAreNotHere() {
    TaggingData data = TaggingData.of(wanted(TaggingSettings.Source.AVAILABLE), 8, nothing());
    assertThat(data.name()).isEqualTo("synthetic jets");
    assertThat(data.train().count()).isEqualTo(6);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TaggingData.of(wanted(TaggingSettings.Source.TOPTAGGING), 8, nothing()))
        .withMessage("data set 'toptagging' is not here and downloads are switched off");
  }

  /** Momenta in GeV, some hundreds of them, neither overflow nor vanish. */
  @Test
  void jetsOfTheOfficialLayoutCanBeLearned() {
    Torch.load();
    Jets jets =
        TopTaggingReader.read(
            Path.of(
                System.getProperty("erlangen.root"),
                "data/src/test/resources/dev/erlangen/data/jet/jets.h5"),
            24,
            6);
    JetData data = JetData.withBeams(6, jets.momenta(), jets.numbers(), jets.labels());
    LorentzCgGnn net =
        new LorentzCgGnn.Config(2, 6, 3, 8, 2, 1, 0, LorentzLayer.Kind.FC, null, false)
            .init(Metric.of(1, -1, -1, -1), new Rng(3));
    TaggingProblem problem =
        new TaggingProblem(Map.of(Split.TRAIN, data), net, Torch.device("cpu"));
    try (PointerScope scope = new PointerScope()) {
      Tensor loss = problem.loss(IntStream.range(0, 24).toArray(), Mode.train(new Rng(1)));
      loss.backward();
      assertThat(Tensors.item(loss)).isBetween(0.1, 5.0);
      for (Tensor parameter : Params.trainable(problem.model()).values()) {
        assertThat(Tensors.item(parameter.grad().norm())).isFinite();
      }
    }
  }
}
