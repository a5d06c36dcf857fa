package dev.erlangen.graph.experiment.substructures;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDigest;
import dev.erlangen.graph.Parallel;
import dev.erlangen.graph.basisnet.SpaceMaps;
import dev.erlangen.graph.generator.RandomGraphs;
import dev.erlangen.graph.spectral.Eigenspace;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.spectral.Spectrum;
import dev.erlangen.graph.spectral.Truncation;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random graphs with their quantities and spectra.
 *
 * @param graphs all graphs; targets standardised over the training graphs, NaN where undefined
 * @param spectra eigenvectors outside the null space, padded to the largest graph
 * @param maps what BasisNet reads of all eigenspaces
 * @param columns eigenvectors per node
 */
record SubstructureData(
    List<Graph> graphs, List<Spectrum> spectra, List<SpaceMaps> maps, int columns) {
  private static final int DEGREES = 4;

  static SubstructureData of(SubstructureSettings.Graphs wanted, Recipe.Context context) {
    List<Graph> drawn = drawn(wanted);
    context.usedData("random graphs", GraphDigest.of(drawn));
    context.progress("spectra", 0, 2);
    List<SpectralDecomposition> all = SpectralDecomposition.of(drawn, LaplacianType.SYMMETRIC);
    context.progress("spectra", 1, 2);
    int columns = wanted.largest() - 1;
    List<Spectrum> vectors = Parallel.map(all, d -> d.truncate(Truncation.smallest(columns)));
    List<SpaceMaps> maps = Parallel.map(all, d -> SpaceMaps.of(whole(d)));
    context.progress("spectra", 2, 2);
    return new SubstructureData(Standard.of(drawn, trained(drawn.size())), vectors, maps, columns);
  }

  private static Spectrum whole(SpectralDecomposition d) {
    return d.truncate(new Truncation(d.nodes(), false, Truncation.Cut.ERROR, false));
  }

  private static List<Graph> drawn(SubstructureSettings.Graphs wanted) {
    List<Graph> out = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(wanted.seed());
    for (int i = 0; i < wanted.count(); i++) {
      int n = random.nextInt(wanted.smallest(), wanted.largest() + 1);
      Graph graph;
      if (i % 2 == 0) {
        graph = RandomGraphs.erdosRenyi(n, random.nextDouble(2.0 / n, 6.0 / n), random);
      } else {
        int degree = 2 + random.nextInt(DEGREES);
        graph = RandomGraphs.regular(n, n * degree % 2 == 0 ? degree : degree + 1, random);
      }
      out.add(graph.withTargets(Quantity.of(graph)));
    }
    return out;
  }

  private static int trained(int count) {
    return count * 3 / 10;
  }

  /** Numbers of the graphs of a split. */
  int[] split(Problem.Split split) {
    int train = trained(graphs.size());
    int validated = graphs.size() / 2;
    return switch (split) {
      case TRAIN -> range(0, train);
      case VALIDATION -> range(train, validated);
      case TEST -> range(validated, graphs.size());
    };
  }

  private static int[] range(int first, int end) {
    return IntStream.range(first, end).toArray();
  }

  /** All dimensions of eigenspaces, ascending. */
  List<Integer> multiplicities() {
    return maps.stream()
        .flatMap(m -> m.spaces().stream())
        .map(SpaceMaps.Space::dimension)
        .distinct()
        .sorted()
        .toList();
  }

  List<String> facts() {
    long simple =
        spectra.stream()
            .filter(s -> s.eigenspaces().stream().map(Eigenspace::dimension).allMatch(d -> d == 1))
            .count();
    return List.of(
        "%d random graphs, half Erdős–Rényi, half regular: %d for training, %d for validation, %d for testing"
            .formatted(
                graphs.size(),
                split(Problem.Split.TRAIN).length,
                split(Problem.Split.VALIDATION).length,
                split(Problem.Split.TEST).length),
        "errors are mean squares of standardised targets: 1 for the answer 'as in the mean'; mse is"
            + " the mean over the seven targets",
        "%.0f %% of the graphs have distinct non-zero eigenvalues only"
            .formatted(100.0 * simple / graphs.size()));
  }
}
