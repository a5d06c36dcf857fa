package dev.erlangen.core.symmetry;

import java.util.List;
import java.util.function.Function;

/**
 * Assigns to an input a finite, non-empty set of group elements that moves with it: {@code F(g·x) =
 * g F(x)} (Puny et al., Frame Averaging, 2022). A frame of one element is a canonicalisation:
 * {@code g⁻¹·x} is the canonical form of x.
 */
@FunctionalInterface
public interface Frame<G, X> {
  /** The frame of {@code x}. */
  List<G> of(X x);

  /** This frame for structures, from the part of them that it reads. */
  default <S> Frame<G, S> on(Function<? super S, ? extends X> part) {
    return s -> of(part.apply(s));
  }
}
