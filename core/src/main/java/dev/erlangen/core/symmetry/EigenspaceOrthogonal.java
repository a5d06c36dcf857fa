package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Changes of basis inside eigenspaces, {@code O(d_1) × … × O(d_l)}, as block-diagonal matrices of
 * size {@code k = Σ d_i}. All {@code d_i = 1} are sign flips.
 *
 * @param dimensions of the eigenspaces in the order of their columns
 */
public record EigenspaceOrthogonal(List<Integer> dimensions) implements MatrixGroup {
  public EigenspaceOrthogonal {
    dimensions = List.copyOf(dimensions);
    Check.that(!dimensions.isEmpty(), "at least one eigenspace is needed");
    dimensions.forEach(d -> Check.positive("dimension of an eigenspace", d));
  }

  /** With the given dimensions. */
  public static EigenspaceOrthogonal of(Integer... dimensions) {
    return new EigenspaceOrthogonal(List.of(dimensions));
  }

  @Override
  public int size() {
    return dimensions.stream().mapToInt(Integer::intValue).sum();
  }

  /** The factors by dimension, such as {@code O(1)^4×O(2)}. */
  @Override
  public String name() {
    return dimensions.stream()
        .collect(Collectors.groupingBy(d -> d, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> "O(" + e.getKey() + ")" + (e.getValue() == 1 ? "" : "^" + e.getValue()))
        .collect(Collectors.joining("×"));
  }

  @Override
  public Tensor sample(Rng rng) {
    Tensor[] blocks =
        dimensions.stream().map(d -> Matrices.orthogonal(rng, d)).toArray(Tensor[]::new);
    return torch.block_diag(new TensorVector(blocks));
  }

  @Override
  public Tensor inverse(Tensor a) {
    return a.t();
  }
}
