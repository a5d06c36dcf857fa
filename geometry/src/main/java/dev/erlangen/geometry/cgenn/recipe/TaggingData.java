package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.data.Datasets;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.io.Sha256;
import dev.erlangen.data.jet.Jets;
import dev.erlangen.data.jet.TopTaggingReader;
import dev.erlangen.geometry.cgenn.data.JetData;
import dev.erlangen.geometry.cgenn.data.TopTagging;
import dev.erlangen.train.recipe.Problem.Split;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Jets for training, validation and testing.
 *
 * @param name what they are
 */
record TaggingData(String name, Map<Split, JetData> splits) {
  private static final String PUBLIC = "toptagging";

  static TaggingData of(TaggingSettings.Data wanted, int particles, Datasets sets) {
    return switch (wanted.source()) {
      case SYNTHETIC -> synthetic(wanted, particles);
      case TOPTAGGING -> published(wanted, particles, sets);
      case AVAILABLE ->
          sets.store().has(Catalog.standard().entry(PUBLIC))
              ? published(wanted, particles, sets)
              : synthetic(wanted, particles);
    };
  }

  private static TaggingData synthetic(TaggingSettings.Data wanted, int particles) {
    TopTagging source = new TopTagging(particles);
    return new TaggingData(
        "synthetic jets",
        Map.of(
            Split.TRAIN, source.draw(wanted.train(), wanted.seed()),
            Split.VALIDATION, source.draw(wanted.held(), wanted.seed() + 1),
            Split.TEST, source.draw(wanted.held(), wanted.seed() + 2)));
  }

  private static TaggingData published(TaggingSettings.Data wanted, int particles, Datasets sets) {
    return new TaggingData(
        "jets of the top tagging reference",
        Map.of(
            Split.TRAIN, read(sets, "train", wanted.train(), particles),
            Split.VALIDATION, read(sets, "val", wanted.held(), particles),
            Split.TEST, read(sets, "test", wanted.held(), particles)));
  }

  private static JetData read(Datasets sets, String split, int count, int particles) {
    Jets jets = TopTaggingReader.read(sets.jets(PUBLIC, split), count, particles);
    return JetData.withBeams(particles, jets.momenta(), jets.numbers(), jets.labels());
  }

  JetData train() {
    return Objects.requireNonNull(splits.get(Split.TRAIN));
  }

  /** A digest of all jets. */
  String digest() {
    return Sha256.of(
        Stream.of(Split.TRAIN, Split.VALIDATION, Split.TEST)
            .map(split -> Objects.requireNonNull(splits.get(split)).momenta())
            .toArray(double[][]::new));
  }
}
