package dev.erlangen.core.autograd;

import org.bytedeco.pytorch.T_TensorTensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * The one kernel of all sums over edges: row {@code i} of the result is the sum of the rows {@code
 * table[index[k]]}, times {@code weight[k]} if given, over {@code k} in bag {@code i}.
 *
 * <p>It is libtorch's {@code embedding_bag}, which never writes the (E, F) intermediate that
 * gathering and adding would. Gradients of the table are the business of the callers.
 */
final class Bags {
  private static final long SUM = 0;

  private Bags() {}

  /**
   * Sums over the edges of {@code bags}.
   *
   * @param table (R, F)
   * @param index (E), into the rows of the table
   * @param weight (E) of the dtype of the table, or null for ones
   * @return (M, F)
   */
  static Tensor sum(Tensor table, Tensor index, Csr bags, @Nullable Tensor weight) {
    if (bags.edges() == 0 || table.numel() == 0) {
      Tensor zeros = table.new_zeros(bags.rows(), table.size(1));
      // Keeps the weights connected, so that they receive a gradient of zeros.
      return weight == null ? zeros : zeros.add(weight.sum());
    }
    if (!supported(table)) {
      return gatherAndAdd(table, index, bags, weight);
    }
    Tensor rows = table.stride(1) == 1 ? table : table.contiguous();
    Tensor factors = weight;
    if (weight == null && table.scalar_type().intern() == ScalarType.Double) {
      // Without weights the float64 kernel gathers first; with weights it adds rows in place.
      factors = table.new_ones(bags.edges());
    }
    try (TensorOptional some =
            factors == null ? new TensorOptional() : new TensorOptional(factors);
        T_TensorTensorTensorTensor_T all =
            torch.embedding_bag(rows, index, bags.pointer(), false, SUM, false, some, true)) {
      // The getter refers into the tuple, which is freed here.
      return new Tensor(all.get0());
    }
  }

  private static boolean supported(Tensor table) {
    boolean known =
        switch (table.scalar_type().intern()) {
          case Float, Double, Half, BFloat16 -> true;
          default -> false;
        };
    return known && (table.is_cpu() || table.is_cuda());
  }

  /** The same by elementary operations, for devices and dtypes without the kernel. */
  static Tensor gatherAndAdd(Tensor table, Tensor index, Csr bags, @Nullable Tensor weight) {
    Tensor rows = table.index_select(0, index); // (E, F)
    if (weight != null) {
      rows = rows.mul(weight.unsqueeze(1));
    }
    return table.new_zeros(bags.rows(), table.size(1)).index_add(0, bags.row(), rows);
  }
}
