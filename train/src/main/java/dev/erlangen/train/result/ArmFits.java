package dev.erlangen.train.result;

import dev.erlangen.train.recipe.Section;
import java.util.List;

/**
 * The finished fits of one arm.
 *
 * @param name the arm
 * @param label its name in tables
 * @param fits one per finished seed
 */
public record ArmFits(String name, String label, List<FitRecord> fits) {
  ArmResult result() {
    return new ArmResult(name, label, fits.stream().map(FitRecord::result).toList());
  }

  /** What the arm drew, with the arm in the title. */
  List<Section> sections() {
    return fits.stream()
        .flatMap(fit -> fit.sections().stream())
        .map(section -> new Section(section.title() + " · " + label, section.html()))
        .toList();
  }
}
