package dev.erlangen.topology.mcn;

import dev.erlangen.core.Check;
import java.util.Arrays;
import java.util.List;

/**
 * The ranks of the cells in a tuple: a cochain of type (r_1, …, r_k) has an entry for every tuple
 * of cells of these ranks. The empty type is a single vector.
 *
 * @param ranks r_1 … r_k
 */
public record CochainType(List<Integer> ranks) {
  public CochainType {
    ranks = List.copyOf(ranks);
    ranks.forEach(r -> Check.notNegative("rank", r));
  }

  /** The type of the given ranks. */
  public static CochainType of(int... ranks) {
    return new CochainType(Arrays.stream(ranks).boxed().toList());
  }

  /** Number of cells in a tuple, k. */
  public int order() {
    return ranks.size();
  }

  /** Sizes of the axes. */
  long[] shape(List<Integer> counts) {
    return ranks.stream()
        .mapToLong(
            r -> {
              Check.that(
                  r < counts.size(), "the complex has no rank %d, only %s", r, counts.size() - 1);
              return counts.get(r);
            })
        .toArray();
  }

  @Override
  public String toString() {
    return ranks.toString().replace('[', '(').replace(']', ')');
  }
}
