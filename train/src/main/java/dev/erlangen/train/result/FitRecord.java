package dev.erlangen.train.result;

import dev.erlangen.train.recipe.Section;
import java.util.List;

/**
 * A finished fit of one arm from one seed.
 *
 * @param result metrics and history
 * @param symmetry contracts of the trained model; only for the first seed
 * @param sections what the problem drew; only for the first seed
 */
public record FitRecord(SeedResult result, List<SymmetryRow> symmetry, List<Section> sections) {
  public FitRecord {
    symmetry = List.copyOf(symmetry);
    sections = List.copyOf(sections);
  }
}
