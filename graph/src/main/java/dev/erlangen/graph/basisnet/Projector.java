package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * The orthogonal projector P = V Vᵀ onto an eigenspace with basis V: all that is left of V when the
 * choice of the basis is forgotten, {@code (VQ)(VQ)ᵀ = V Vᵀ}.
 */
public final class Projector {
  private Projector() {}

  /** Returns V Vᵀ for bases (B, n, d): (B, 1, n, n), in O(B n² d) time and O(B n²) memory. */
  public static Tensor dense(Tensor bases) {
    return checked(bases).matmul(bases.transpose(-2, -1)).unsqueeze(1);
  }

  /**
   * Returns the five maps that {@link TwoToOne} takes of P, without forming P: with s = Vᵀ1 the
   * diagonal is the squared row norms of V, the row and column sums are V s, the trace is Σ V², the
   * total |s|². O(B n d) time and memory.
   *
   * @param bases (B, n, d)
   * @return (B, n, 5)
   */
  public static Tensor maps(Tensor bases) {
    double n = checked(bases).size(-2);
    Tensor diagonal = bases.square().sum(-1); // (B, n)
    Tensor s = total(bases, -2); // (B, 1, d)
    Tensor sums = bases.mul(s).sum(-1).mul(Tensors.scalar(1 / n)); // (B, n)
    Tensor trace = total(diagonal, -1).mul(Tensors.scalar(1 / n)).expand_as(diagonal);
    Tensor all = s.square().sum(-1).mul(Tensors.scalar(1 / (n * n))).expand_as(diagonal);
    return Tensors.stack(-1, diagonal, trace, sums, sums, all);
  }

  private static Tensor total(Tensor x, long axis) {
    return x.sum(new long[] {axis}, true, new ScalarTypeOptional());
  }

  private static Tensor checked(Tensor bases) {
    Check.that(bases.dim() == 3, "bases must have shape (B, n, d), got %s", Tensors.shape(bases));
    return bases;
  }
}
