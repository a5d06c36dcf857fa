package dev.erlangen.graph.experiment.filters;

import dev.erlangen.core.Check;
import dev.erlangen.data.io.Sha256;
import dev.erlangen.graph.signnet.filter.GridImages;
import dev.erlangen.graph.signnet.filter.SpectralFilter;
import dev.erlangen.graph.spectral.Eigenspace;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.train.recipe.Recipe;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Images, the spectrum of their grid, and the filtered images.
 *
 * @param images the signals
 * @param spectrum of the normalised Laplacian of the grid
 * @param targets images × pixels
 */
record FilterData(GridImages images, SpectralDecomposition spectrum, double[][] targets) {
  private static final int FULL = 32;

  static FilterData of(FilterSettings settings, Recipe.Context context) {
    FilterSettings.Images wanted = settings.images();
    GridImages all;
    if (wanted.file().isEmpty()) {
      all = GridImages.generated(wanted.count(), FULL, wanted.seed());
      context.usedData("generated grid images", Sha256.of(Arrays.deepToString(all.signals())));
    } else {
      all = GridImages.read(Path.of(wanted.file()));
      context.usedData("grid images", Sha256.of(Path.of(wanted.file())));
    }
    Check.that(
        wanted.count() <= all.signals().length,
        "%d images are asked for, there are %d",
        wanted.count(),
        all.signals().length);
    GridImages cut = all.cropped(wanted.crop(), wanted.border());
    double[][] chosen = Arrays.copyOf(cut.signals(), wanted.count());
    return of(new GridImages(wanted.grid(), chosen, cut.mask()), settings.filter(), context);
  }

  private static FilterData of(GridImages images, SpectralFilter filter, Recipe.Context context) {
    context.progress("eigenvectors of the grid", 0, 1);
    SpectralDecomposition spectrum =
        SpectralDecomposition.of(images.graph(), LaplacianType.SYMMETRIC);
    context.progress("eigenvectors of the grid", 1, 1);
    double[][] targets =
        Arrays.stream(images.signals())
            .map(signal -> filter.apply(spectrum, signal))
            .toArray(double[][]::new);
    return new FilterData(images, spectrum, targets);
  }

  int count() {
    return targets.length;
  }

  /** The image that a seed trains on: every seed another one, with a network of its own. */
  int imageOf(long seed) {
    return Math.floorMod(seed, count());
  }

  int nodes() {
    return images.graph().nodes();
  }

  /** The dimensions of the eigenspaces, ascending, each once. */
  List<Integer> multiplicities() {
    return spectrum.eigenspaces().stream().map(Eigenspace::dimension).distinct().sorted().toList();
  }

  /** Sum of the squares of the target that count. */
  double energy(int image) {
    return IntStream.range(0, nodes())
        .filter(i -> images.mask()[i])
        .mapToDouble(i -> targets[image][i] * targets[image][i])
        .sum();
  }

  List<String> facts(FilterSettings settings) {
    List<Eigenspace> spaces = spectrum.eigenspaces();
    int repeated =
        spaces.stream().filter(s -> s.dimension() > 1).mapToInt(Eigenspace::dimension).sum();
    int side = settings.images().crop();
    return List.of(
        String.format(
            Locale.ROOT,
            "%s of %d × %d pixels, filter %s; mean energy of the filtered images %.4f",
            settings.images().file().isEmpty() ? "generated images" : "images from a file",
            side,
            side,
            settings.filter(),
            IntStream.range(0, count()).mapToDouble(this::energy).average().orElseThrow()),
        "every seed trains a new network on another image (seed s on image s): expressivity is"
            + " measured, not generalisation",
        "loss is the squared error over the inner pixels, error the same relative to the energy"
            + " there (1 for the answer 0); the best measurement of a training counts",
        String.format(
            Locale.ROOT,
            "%d eigenspaces of dimensions up to %d; %d of %d eigenvectors belong to a repeated"
                + " eigenvalue, where SignNet depends on the basis that the solver chose and"
                + " BasisNet does not",
            spaces.size(),
            spaces.stream().mapToInt(Eigenspace::dimension).max().orElse(0),
            repeated,
            nodes()));
  }
}
