package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes any function symmetric by averaging over group elements: {@code ψ(x) = mean_g g·f(g⁻¹·x)}
 * (the Reynolds operator). Over all elements of a finite group ψ has the symmetry exactly; over a
 * sample only in the mean.
 *
 * @param symmetry to be had
 * @param elements over which the average runs
 */
public record GroupAveraging<G, X, Y>(Symmetry<G, X, Y> symmetry, List<G> elements) {
  public GroupAveraging {
    elements = List.copyOf(elements);
    Check.that(!elements.isEmpty(), "an average needs at least one group element");
  }

  /**
   * Over the whole group.
   *
   * @throws IllegalArgumentException if its elements cannot be listed
   */
  public static <G, X, Y> GroupAveraging<G, X, Y> exact(Symmetry<G, X, Y> symmetry) {
    return new GroupAveraging<>(
        symmetry,
        symmetry
            .group()
            .elements()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the elements of "
                            + symmetry.group().name()
                            + " cannot be listed; use sampled averaging or a frame")));
  }

  /** Over {@code count} random elements, drawn once. */
  public static <G, X, Y> GroupAveraging<G, X, Y> sampled(
      Symmetry<G, X, Y> symmetry, int count, Rng rng) {
    Check.positive("count", count);
    return new GroupAveraging<>(
        symmetry, Stream.generate(() -> symmetry.group().sample(rng)).limit(count).toList());
  }

  /** Returns ψ. */
  public Forward<X, Y> wrap(Forward<X, Y> f) {
    return (x, mode) -> Averages.over(symmetry, elements, f, x, mode);
  }
}
