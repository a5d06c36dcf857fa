package dev.erlangen.topology.experiment;

import dev.erlangen.data.Datasets;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lifted molecules with one property each.
 *
 * @param train training complexes
 * @param test test complexes
 * @param mean of the training targets
 * @param deviation of the training targets
 */
record PropertyData(
    List<TypedComplex> train, List<TypedComplex> test, double mean, double deviation) {

  static PropertyData of(
      Property property, PropertySettings.Molecules wanted, Recipe.Context context) {
    GraphDataset set = Datasets.standard().graphs("zinc").using("val-test");
    List<TypedComplex> train =
        first(
            LiftedMolecules.of(
                "zinc validation file", set.train(), LiftedMolecules.RINGS, property::of, context),
            wanted.train());
    List<TypedComplex> test =
        first(
            LiftedMolecules.of(
                "zinc test file", set.test(), LiftedMolecules.RINGS, property::of, context),
            wanted.test());
    double mean = train.stream().mapToDouble(PropertyData::target).average().orElse(0);
    double square =
        train.stream().mapToDouble(c -> Math.pow(target(c) - mean, 2)).average().orElse(0);
    return new PropertyData(train, test, mean, square > 0 ? Math.sqrt(square) : 1);
  }

  private static List<TypedComplex> first(List<TypedComplex> all, int count) {
    return all.stream().filter(c -> c.complex().count(2) > 0).limit(count).toList();
  }

  static double target(TypedComplex c) {
    return c.targets()[0];
  }

  /** What the most frequent training value would get right in the test set. */
  double majority() {
    var counts =
        train.stream().collect(Collectors.groupingBy(PropertyData::target, Collectors.counting()));
    double value =
        counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return (double) test.stream().filter(c -> target(c) == value).count() / test.size();
  }

  List<String> facts() {
    return List.of(
        "zinc: %d molecules for training, %d for testing, rings of 3 to 18 atoms, no features"
            .formatted(train.size(), test.size()),
        String.format(
            Locale.ROOT,
            "the most frequent training value is right for %.3f of the test",
            majority()),
        "batch norms get the statistics of one pass over the training molecules before testing;"
            + " 'batch statistics' tests with those of every test batch instead");
  }
}
