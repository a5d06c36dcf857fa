package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Cyclic shifts C_n; an element is a shift in 0..n-1.
 *
 * @param n length of the cycle
 */
public record Cyclic(int n) implements Group<Integer> {
  public Cyclic {
    Check.positive("n", n);
  }

  @Override
  public String name() {
    return "C_" + n;
  }

  @Override
  public Integer identity() {
    return 0;
  }

  @Override
  public Integer sample(Rng rng) {
    return (int) (rng.nextLong() % n);
  }

  @Override
  public Integer compose(Integer a, Integer b) {
    return (a + b) % n;
  }

  @Override
  public Integer inverse(Integer a) {
    return (n - a) % n;
  }

  @Override
  public double distance(Integer a, Integer b) {
    return a.equals(b) ? 0 : 1;
  }

  @Override
  public Optional<List<Integer>> elements() {
    return Optional.of(IntStream.range(0, n).boxed().toList());
  }
}
