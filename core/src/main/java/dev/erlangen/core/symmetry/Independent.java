package dev.erlangen.core.symmetry;

import dev.erlangen.core.Rng;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The direct product {@code G_1 × … × G_m} of groups of one kind, such as {@code GL(r_1) × … ×
 * GL(r_m)} over the layers of a network; an element is a list.
 *
 * @param parts the factors
 */
public record Independent<G>(List<Group<G>> parts) implements Group<List<G>> {
  public Independent {
    parts = List.copyOf(parts);
  }

  /** The product of {@code parts}. */
  @SafeVarargs
  public static <G> Independent<G> of(Group<G>... parts) {
    return new Independent<>(List.of(parts));
  }

  @Override
  public String name() {
    return parts.stream().map(Group::name).collect(Collectors.joining("×"));
  }

  @Override
  public List<G> identity() {
    return parts.stream().map(Group::identity).toList();
  }

  @Override
  public List<G> sample(Rng rng) {
    return parts.stream().map(p -> p.sample(rng)).toList();
  }

  @Override
  public List<G> compose(List<G> a, List<G> b) {
    return each(i -> parts.get(i).compose(a.get(i), b.get(i)));
  }

  @Override
  public List<G> inverse(List<G> a) {
    return each(i -> parts.get(i).inverse(a.get(i)));
  }

  @Override
  public double distance(List<G> a, List<G> b) {
    return IntStream.range(0, parts.size())
        .mapToDouble(i -> parts.get(i).distance(a.get(i), b.get(i)))
        .max()
        .orElse(0);
  }

  private List<G> each(Function<Integer, G> element) {
    return IntStream.range(0, parts.size()).boxed().map(element).toList();
  }
}
