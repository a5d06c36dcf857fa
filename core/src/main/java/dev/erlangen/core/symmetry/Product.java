package dev.erlangen.core.symmetry;

import dev.erlangen.core.Rng;
import java.util.List;
import java.util.Optional;

/** The direct product of two groups. */
public record Product<A, B>(Group<A> left, Group<B> right) implements Group<Product.Pair<A, B>> {
  private static final int LISTED = 5040;

  /** An element of each. */
  public record Pair<A, B>(A first, B second) {}

  @Override
  public String name() {
    return left.name() + "×" + right.name();
  }

  @Override
  public Pair<A, B> identity() {
    return new Pair<>(left.identity(), right.identity());
  }

  @Override
  public Pair<A, B> sample(Rng rng) {
    return new Pair<>(left.sample(rng), right.sample(rng));
  }

  @Override
  public Pair<A, B> compose(Pair<A, B> a, Pair<A, B> b) {
    return new Pair<>(left.compose(a.first, b.first), right.compose(a.second, b.second));
  }

  @Override
  public Pair<A, B> inverse(Pair<A, B> a) {
    return new Pair<>(left.inverse(a.first), right.inverse(a.second));
  }

  @Override
  public double distance(Pair<A, B> a, Pair<A, B> b) {
    return Math.max(left.distance(a.first, b.first), right.distance(a.second, b.second));
  }

  @Override
  public String text(Pair<A, B> g) {
    return "(" + left.text(g.first) + "; " + right.text(g.second) + ")";
  }

  /** All pairs, if both groups list theirs and they are at most 5040. */
  @Override
  public Optional<List<Pair<A, B>>> elements() {
    if (left.elements().isEmpty() || right.elements().isEmpty()) {
      return Optional.empty();
    }
    List<A> as = left.elements().get();
    List<B> bs = right.elements().get();
    if ((long) as.size() * bs.size() > LISTED) {
      return Optional.empty();
    }
    return Optional.of(as.stream().flatMap(a -> bs.stream().map(b -> new Pair<>(a, b))).toList());
  }
}
