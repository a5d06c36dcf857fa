package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.graph.encoding.CachedEncodings;
import dev.erlangen.graph.encoding.EncodedNodes;
import dev.erlangen.graph.encoding.LaplacianEncoding;
import dev.erlangen.graph.layer.benchmark.PnaLayer;
import dev.erlangen.graph.spectral.Eigenspace;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;
import java.util.Locale;

/**
 * A set of molecules with the eigenvectors of every molecule, computed once.
 *
 * @param set the molecules, their splits and vocabularies
 * @param encoding how the eigenvectors were computed
 * @param train training molecules
 * @param val validation molecules, possibly none
 * @param test test molecules
 */
record MoleculeData(GraphDataset set, LaplacianEncoding encoding, Part train, Part val, Part test) {
  private static final int INSPECTED = 1000;

  /** Graphs and their encodings, in the same order. */
  record Part(List<Graph> graphs, EncodedNodes encodings) {
    int size() {
      return graphs.size();
    }
  }

  /** Computes the k eigenvectors of every molecule, or finds them in the cache. */
  static MoleculeData of(GraphDataset set, int k, Recipe.Context context) {
    Check.that(
        set.nodeVocabulary().size() == 1 && set.arcVocabulary().size() == 1,
        "'%s' must have one column of atom types and one of bond types, got %d and %d",
        set.name(),
        set.nodeVocabulary().size(),
        set.arcVocabulary().size());
    context.usedData(set.name(), set.digest());
    LaplacianEncoding encoding = new LaplacianEncoding(LaplacianType.SYMMETRIC, k);
    context.progress("eigenvectors", 0, 3);
    Part train = part(set.train(), encoding);
    context.progress("eigenvectors", 1, 3);
    Part val = part(set.val(), encoding);
    context.progress("eigenvectors", 2, 3);
    Part test = part(set.test(), encoding);
    context.progress("eigenvectors", 3, 3);
    return new MoleculeData(set, encoding, train, val, test);
  }

  private static Part part(List<Graph> graphs, LaplacianEncoding encoding) {
    return new Part(
        graphs,
        graphs.isEmpty()
            ? new EncodedNodes(encoding.columns(), List.of())
            : CachedEncodings.of(graphs, encoding, DiskCache.standard()));
  }

  Part part(Problem.Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> val;
      case TEST -> test;
    };
  }

  int atoms() {
    return set.nodeVocabulary().get(0);
  }

  int bonds() {
    return set.arcVocabulary().get(0);
  }

  /** δ of {@link PnaLayer}. */
  double meanLogDegree() {
    return PnaLayer.averageLogDegree(train.graphs());
  }

  /** One sentence on the data and one on repeated eigenvalues, where signs are not all. */
  List<String> facts() {
    List<Graph> some = train.graphs().subList(0, Math.min(INSPECTED, train.size()));
    long simple =
        SpectralDecomposition.of(some, encoding.type()).stream()
            .filter(d -> d.eigenspaces().stream().allMatch(MoleculeData::isSimple))
            .count();
    return List.of(
        String.format(
            Locale.ROOT,
            "%s: %d molecules for training, %d for validation, %d for testing; target %s",
            set.name(),
            train.size(),
            val.size(),
            test.size(),
            String.join(", ", set.targetNames())),
        String.format(
            Locale.ROOT,
            "%.0f %% of the training molecules have distinct eigenvalues only; in the others SignNet"
                + " depends on the basis that the solver chose",
            100.0 * simple / some.size()));
  }

  private static boolean isSimple(Eigenspace space) {
    return space.dimension() == 1;
  }
}
