package dev.erlangen.graph.experiment.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.core.Rng;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.SymmetryReport;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.signnet.filter.GridImages;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.tool.Components;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterRecipesTest {
  private static final List<String> TINY =
      List.of("images.crop=6", "images.border=1", "images.count=3", "training.epochs=4");

  private static RunResult run(FilterRecipe recipe, String... more) {
    List<String> settings = new ArrayList<>(TINY);
    settings.addAll(List.of(more));
    FilterSettings bound = Config.bind(recipe.defaults(), null, settings);
    return Runner.run(recipe, bound, RunOptions.ofSeeds(1)).result();
  }

  /** Counts that the published code reports for the whole grid of 1024 pixels. */
  @ParameterizedTest
  @CsvSource({
    "SIGNNET, 48732",
    "SIGNNET_PUBLISHED, 48732",
    "SIGNNET_TRANSFORMER, 48331",
    "BASISNET, 61213"
  })
  void publishedSizes(Method method, long parameters) {
    FilterNetworks networks =
        new FilterNetworks(new SignNetFilters().defaults().networks(), 1024, List.of(1, 2, 32));
    assertThat(Params.count(networks.fresh(method, new Rng(0)))).isEqualTo(parameters);
  }

  @Test
  void everyMethodTrains() {
    List<String> all = Arrays.stream(Method.values()).map(Enum::name).toList();
    RunResult result = run(new SignNetFilters(), "baselines=" + all);
    assertThat(result.arms()).hasSize(Method.values().length);
    assertThat(result.arms()).allSatisfy(a -> assertThat(result.mean(a.name())).isFinite());
    assertThat(result.symmetry()).isNotEmpty().allMatch(row -> row.problem().isEmpty());
    assertThat(result.verdicts()).hasSize(4);
  }

  @Test
  void sameSeedSameBits() {
    RunResult first = run(new BasisNetFilters(), "baselines=[]");
    RunResult second = run(new BasisNetFilters(), "baselines=[]");
    assertThat(first.mean("basisnet")).isEqualTo(second.mean("basisnet"));
    assertThat(first.symmetry()).isEqualTo(second.symmetry());
  }

  @Test
  void contractsOfFreshNetworksHold() {
    assertThat(BasisNetSystem.contracts())
        .hasSize(8)
        .allSatisfy(
            c ->
                assertThat(c.check(4, 1, ScalarType.Double))
                    .as(c.name())
                    .matches(SymmetryReport::passed));
  }

  @Test
  void aThinnedGridIsWholeAndHasNoRepeatedEigenvaluesButTheMiddle() {
    Graph grid = GridImages.grid(12);
    Graph thin = GridImages.thinned(grid, 0.1, 1);
    assertThat(thin.arcs()).isEqualTo(grid.arcs() - 2 * 26);
    assertThat(Components.of(thin).count()).isEqualTo(1);
    int before = SpectralDecomposition.of(grid, LaplacianType.SYMMETRIC).eigenspaces().size();
    int after = SpectralDecomposition.of(thin, LaplacianType.SYMMETRIC).eigenspaces().size();
    assertThat(before).isLessThan(100);
    assertThat(after).isGreaterThan(138);
    assertThat(GridImages.thinned(grid, 0, 1)).isEqualTo(grid);
  }

  @Test
  void generatedImagesHaveTheStatisticsOfPhotographs() {
    GridImages images = GridImages.generated(20, 32, 1);
    double mean = 0;
    for (double[] image : images.signals()) {
      assertThat(Arrays.stream(image).allMatch(v -> v >= 0 && v <= 1)).isTrue();
      mean += Arrays.stream(image).average().orElseThrow() / 20;
    }
    assertThat(mean).isBetween(0.41, 0.45);
  }

  @Test
  void mistakesAreNamed(@TempDir Path folder) throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(new SignNetFilters(), "images.removed=0.9"))
        .withMessageContaining("images.removed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(new SignNetFilters(), "images.file=" + folder.resolve("none")))
        .withMessageContaining("cannot read images");
    Path wrong = folder.resolve("wrong.safetensors");
    SafeTensors.write(
        wrong,
        Map.of(
            "edges", Tensors.of(new int[] {0, 1}, 2, 1),
            "signal", Tensors.of(new float[4], 4, 1),
            "mask", Tensors.of(new int[4])),
        Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridImages.read(wrong))
        .withMessageContaining("four-neighbour grid");
    Files.writeString(wrong, "nothing");
    assertThatIllegalArgumentException().isThrownBy(() -> GridImages.read(wrong));
  }
}
