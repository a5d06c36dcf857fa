package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import java.util.List;

/**
 * Makes any function symmetric by averaging over a frame: {@code ψ(x) = 1/|F(x)| Σ_{g ∈ F(x)}
 * g·f(g⁻¹·x)}. Exact for every frame with {@code F(g·x) = g F(x)}; no gradient flows through the
 * choice of the frame.
 *
 * @param symmetry to be had
 * @param frame elements over which the average runs
 */
public record FrameAveraging<G, X, Y>(Symmetry<G, X, Y> symmetry, Frame<G, X> frame) {

  /** Returns ψ. */
  public Forward<X, Y> wrap(Forward<X, Y> f) {
    return (x, mode) -> {
      List<G> elements = frame.of(x);
      Check.that(!elements.isEmpty(), "the frame of an input is empty");
      return Averages.over(symmetry, elements, f, x, mode);
    };
  }
}
