package dev.erlangen.core.tensor;

import dev.erlangen.core.Check;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Sorting and choosing along a dimension. The pairs that libtorch returns are views into a native
 * tuple that dies with its Java object; here each part owns itself.
 */
public final class Ranks {
  private Ranks() {}

  /** Sorts; equal values keep their order. */
  public static Ranked sort(Tensor x, long dim, boolean descending) {
    dimension(x, dim);
    return ranked(torch.sort(x, new BoolOptional(true), dim, descending));
  }

  /**
   * The k largest values, in descending order; which of several equal ones is chosen is not
   * specified.
   */
  public static Ranked largest(Tensor x, long k, long dim) {
    return top(x, k, dim, true);
  }

  /** The k smallest values, in ascending order. */
  public static Ranked smallest(Tensor x, long k, long dim) {
    return top(x, k, dim, false);
  }

  private static Ranked top(Tensor x, long k, long dim, boolean largest) {
    dimension(x, dim);
    Check.between("k", k, 0, x.dim() == 0 ? 1 : x.size(dim));
    return ranked(torch.topk(x, k, dim, largest, true));
  }

  /** Maximum along {@code dim}; the gradient goes to one place of it. NaN wins. */
  public static Ranked max(Tensor x, long dim, boolean keepDim) {
    notEmpty(x, dim);
    return ranked(torch.max(x, dim, keepDim));
  }

  /** Minimum along {@code dim}; the gradient goes to one place of it. NaN wins. */
  public static Ranked min(Tensor x, long dim, boolean keepDim) {
    notEmpty(x, dim);
    return ranked(torch.min(x, dim, keepDim));
  }

  /** Lower median along {@code dim}. */
  public static Ranked median(Tensor x, long dim, boolean keepDim) {
    notEmpty(x, dim);
    return ranked(torch.median(x, dim, keepDim));
  }

  /** The k-th smallest value along {@code dim}, k from 1. */
  public static Ranked kth(Tensor x, long k, long dim, boolean keepDim) {
    notEmpty(x, dim);
    Check.between("k", k, 1, x.dim() == 0 ? 1 : x.size(dim));
    return ranked(torch.kthvalue(x, k, dim, keepDim));
  }

  /** Running maximum along {@code dim}. */
  public static Ranked runningMax(Tensor x, long dim) {
    dimension(x, dim);
    return ranked(torch.cummax(x, dim));
  }

  private static Ranked ranked(T_TensorTensor_T pair) {
    Tensor[] own = Tuples.own(pair);
    return new Ranked(own[0], own[1]);
  }

  private static void dimension(Tensor x, long dim) {
    long rank = Math.max(1, x.dim());
    Check.between("dim", dim, -rank, rank - 1);
  }

  private static void notEmpty(Tensor x, long dim) {
    dimension(x, dim);
    Check.that(
        x.dim() == 0 || x.size(dim) > 0,
        "there is nothing to choose from along dimension %d of %s",
        dim,
        Tensors.shape(x));
  }
}
