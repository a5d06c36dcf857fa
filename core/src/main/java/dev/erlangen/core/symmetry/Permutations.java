package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The symmetric group S_n.
 *
 * @param n number of things that are permuted
 */
public record Permutations(int n) implements Group<Permutation> {
  private static final int LISTED = 7;

  public Permutations {
    Check.notNegative("n", n);
  }

  @Override
  public String name() {
    return "S_" + n;
  }

  @Override
  public Permutation identity() {
    return Permutation.identity(n);
  }

  @Override
  public Permutation sample(Rng rng) {
    return Permutation.of(rng.permutation(n));
  }

  @Override
  public Permutation compose(Permutation a, Permutation b) {
    return a.after(b);
  }

  @Override
  public Permutation inverse(Permutation a) {
    return a.inverse();
  }

  @Override
  public double distance(Permutation a, Permutation b) {
    return a.equals(b) ? 0 : 1;
  }

  /** All n! elements for n ≤ 7. */
  @Override
  public Optional<List<Permutation>> elements() {
    if (n > LISTED) {
      return Optional.empty();
    }
    List<Permutation> out = new ArrayList<>();
    fill(new int[n], 0, 0, out);
    return Optional.of(out);
  }

  private void fill(int[] order, int at, int used, List<Permutation> out) {
    if (at == n) {
      out.add(new Permutation(order));
      return;
    }
    for (int i = 0; i < n; i++) {
      if ((used >> i & 1) == 0) {
        order[at] = i;
        fill(order, at + 1, used | 1 << i, out);
      }
    }
  }
}
