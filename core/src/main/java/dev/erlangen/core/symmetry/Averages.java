package dev.erlangen.core.symmetry;

import dev.erlangen.core.Mode;
import java.util.List;

/** {@code mean_g g·f(g⁻¹·x)}. */
final class Averages {
  private Averages() {}

  static <G, X, Y> Y over(
      Symmetry<G, X, Y> symmetry, List<G> elements, Forward<X, Y> f, X x, Mode mode) {
    List<Y> values =
        elements.stream()
            .map(
                g -> {
                  X back = symmetry.in().apply(symmetry.group().inverse(g), x);
                  return symmetry.out().apply(g, f.apply(back, mode));
                })
            .toList();
    return values.size() == 1 ? values.get(0) : Structure.mean(values);
  }
}
