package dev.erlangen.core.symmetry;

import dev.erlangen.core.Rng;
import java.util.List;
import java.util.Optional;

/**
 * A group whose elements can be drawn at random. Matrices are float64 on the CPU.
 *
 * @param <G> its elements
 */
public interface Group<G> {
  /** Name in the field's notation, such as {@code O(3)}. */
  String name();

  /** The neutral element. */
  G identity();

  /** A random element: uniform (Haar) for finite and compact groups, bounded otherwise. */
  G sample(Rng rng);

  /** {@code ab}: acts as {@code b} first, then {@code a}. */
  G compose(G a, G b);

  /** {@code a⁻¹}. */
  G inverse(G a);

  /** How far apart two elements are; 0 if they are the same. */
  double distance(G a, G b);

  /** The element in a few words. */
  default String text(G g) {
    return Texts.of(g);
  }

  /** All elements, where they are few enough to be listed. */
  default Optional<List<G>> elements() {
    return Optional.empty();
  }

  /** {@code G × H}, both acting independently. */
  default <H> Group<Product.Pair<G, H>> times(Group<H> other) {
    return new Product<>(this, other);
  }
}
