package dev.erlangen.core.symmetry;

import java.util.function.Function;

/**
 * How the elements of a group move things: {@code e·x = x} and {@code (ab)·x = a·(b·x)}.
 *
 * @param <G> group elements
 * @param <X> what they move
 */
@FunctionalInterface
public interface Action<G, X> {
  /** Returns {@code g·x}, a new value; {@code x} stays as it is. */
  X apply(G g, X x);

  /** The action that moves nothing: an output with it is invariant. */
  static <G, X> Action<G, X> invariant() {
    return (g, x) -> x;
  }

  /**
   * The same action for elements of a larger group, of which {@code part} picks (by a homomorphism)
   * what acts here: {@code Actions.vectors().by(Motion::rotation)}.
   */
  default <H> Action<H, X> by(Function<? super H, ? extends G> part) {
    return (h, x) -> apply(part.apply(h), x);
  }

  /** This action and then {@code next}, with which it must commute. */
  default Action<G, X> and(Action<G, X> next) {
    return (g, x) -> next.apply(g, apply(g, x));
  }
}
