package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.autograd.CustomGradient;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.ProductTable;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Geometric products over the non-zero products of blades alone, 4^n of them where a dense table
 * has 8^n entries: float32 on the CPU, with first derivatives. Inputs travel in one vector, so that
 * one pass over the table makes all their gradients.
 */
final class SparseProducts {
  private SparseProducts() {}

  /** Whether the tensors are where and what the loops can read. */
  static boolean fit(Tensor x, Tensor z, ProductTable table) {
    return x.is_cpu()
        && x.scalar_type().intern() == ScalarType.Float
        && z.scalar_type().intern() == ScalarType.Float
        && x.numel() > 0
        && rows(x) * Math.max(table.slots(), 4 * x.size(0)) < Integer.MAX_VALUE;
  }

  private static long rows(Tensor x) {
    return x.size(1) * x.size(2);
  }

  /**
   * The products of every path, slot by slot.
   *
   * @param x (2^n, B, C)
   * @param z (2^n, B, C)
   * @return (slots, B, C)
   */
  static Tensor terms(Tensor x, Tensor z, ProductTable table) {
    long[] shape = {table.slots(), x.size(1), x.size(2)};
    TermLoop loop = new TermLoop(table, x.size(0), rows(x));
    Tensor both = Tensors.cat(0, x.reshape(-1), z.reshape(-1));
    Tensor value =
        NoGrad.get(
            () -> {
              Tensor y = torch.empty(shape, Tensors.optionsOf(x), new MemoryFormatOptional());
              loop.forward(both, y);
              return y;
            });
    return CustomGradient.attach(
        value,
        both,
        (g, saved) -> {
          Tensor out = torch.empty_like(saved.get(0));
          loop.backward(saved.get(0), g.contiguous(), out);
          return out;
        },
        both);
  }

  /**
   * {@code y_c = Σ_p w[c,p] (x_c^(left) z_c^(right))^(out)}.
   *
   * @param x (2^n, B, C)
   * @param z (2^n, B, C)
   * @param weight (C, P)
   */
  static Tensor channelwise(Tensor x, Tensor z, Tensor weight, ProductTable table) {
    long[] shape = x.shape();
    ChannelLoop loop = new ChannelLoop(table, x.size(0), x.size(1), x.size(2), weight.size(1));
    Tensor all = Tensors.cat(0, x.reshape(-1), z.reshape(-1), weight.t().reshape(-1));
    Tensor value =
        NoGrad.get(
            () -> {
              Tensor y = torch.empty(shape, Tensors.optionsOf(x), new MemoryFormatOptional());
              loop.forward(all, y);
              return y;
            });
    return CustomGradient.attach(
        value,
        all,
        (g, saved) -> {
          Tensor out = torch.empty_like(saved.get(0));
          loop.backward(saved.get(0), g.contiguous(), out);
          return out;
        },
        all);
  }
}
