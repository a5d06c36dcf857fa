package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The usual actions on tensors, and how they combine to actions on structures. Group elements are
 * converted to the dtype and device of what they move.
 */
public final class Actions {
  private Actions() {}

  /** Renumbers along each of {@code dims}: rows for 0, a matrix on both sides for 0 and 1. */
  public static Action<Permutation, Tensor> permute(long... dims) {
    return (g, x) -> {
      Tensor index = g.index().to(x.device(), ScalarType.Long);
      Tensor out = x;
      for (long d : dims) {
        Check.that(
            out.size(d) == g.size(),
            "a permutation of %d cannot act on dimension %d of %s",
            g.size(),
            d,
            Tensors.shape(x));
        out = out.index_select(d, index);
      }
      return out;
    };
  }

  /** Renumbers the entries of a list. */
  public static <E> Action<Permutation, List<E>> permuteList() {
    return (g, x) -> IntStream.range(0, g.size()).mapToObj(i -> x.get(g.at(i))).toList();
  }

  /** Multiplies the vectors along {@code dim} by a matrix: {@code v ↦ g v}. */
  public static Action<Tensor, Tensor> matrix(long dim) {
    return (g, x) -> along(x, dim, Tensors.like(g, x).t());
  }

  /**
   * Multiplies the covectors along {@code dim}: {@code v ↦ g⁻ᵀ v}, so that {@code ⟨u, v⟩} stays.
   */
  public static Action<Tensor, Tensor> dual(long dim) {
    return (g, x) -> along(x, dim, Tensors.like(Linalg.inverse(g), x));
  }

  /** Vectors on the last axis, {@code x ↦ x gᵀ}. */
  public static Action<Tensor, Tensor> vectors() {
    return matrix(-1);
  }

  private static Tensor along(Tensor x, long dim, Tensor right) {
    return x.movedim(dim, -1).matmul(right).movedim(-1, dim);
  }

  /** Multiplies the entries along {@code dim} by signs (k). */
  public static Action<Tensor, Tensor> signs(long dim) {
    return (g, x) -> x.movedim(dim, -1).mul(Tensors.like(g, x)).movedim(-1, dim);
  }

  /** Adds a vector along the last axis. */
  public static Action<Tensor, Tensor> translate() {
    return (g, x) -> x.add(Tensors.like(g, x));
  }

  /** Moves points on the last axis: {@code x ↦ x Qᵀ + t}. */
  public static Action<Euclidean.Motion, Tensor> points() {
    return (g, x) ->
        x.matmul(Tensors.like(g.rotation(), x).t()).add(Tensors.like(g.translation(), x));
  }

  /** Shifts cyclically along {@code dim}. */
  public static Action<Integer, Tensor> roll(long dim) {
    return (g, x) -> x.roll(new long[] {g}, new long[] {dim});
  }

  /** One group on a pair's first place, another on its second. */
  public static <A, B, X> Action<Product.Pair<A, B>, X> both(
      Action<A, X> first, Action<B, X> second) {
    return (g, x) -> second.apply(g.second(), first.apply(g.first(), x));
  }

  /** Acts on the i-th entry of a list by the i-th action. */
  @SafeVarargs
  public static <G, E> Action<G, List<E>> list(Action<G, E>... actions) {
    List<Action<G, E>> each = List.of(actions);
    return (g, x) -> {
      Check.that(x.size() == each.size(), "%d actions for %d entries", each.size(), x.size());
      List<E> out = new ArrayList<>();
      for (int i = 0; i < each.size(); i++) {
        out.add(each.get(i).apply(g, x.get(i)));
      }
      return out;
    };
  }

  /** Acts on named entries by the action of that name; entries without one stay. */
  public static <G, E> Action<G, Map<String, E>> named(Map<String, Action<G, E>> actions) {
    Map<String, Action<G, E>> each = Map.copyOf(actions);
    return (g, x) -> {
      Check.that(
          x.keySet().containsAll(each.keySet()),
          "actions on %s, but the entries are %s",
          each.keySet(),
          x.keySet());
      Map<String, E> out = new LinkedHashMap<>(x);
      each.forEach((name, action) -> out.computeIfPresent(name, (n, e) -> action.apply(g, e)));
      return out;
    };
  }
}
