package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.autograd.CustomGradient;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.ProductTable;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * Geometric products over the non-zero products of blades alone, 4^n of them where a dense table
 * has 8^n entries, with the right factor normalised on the way: float32 on the CPU, with first
 * derivatives. Inputs travel in one vector, so that one pass over the table makes all gradients.
 */
final class SparseProducts {
  private SparseProducts() {}

  /** Whether the tensors are where and what the loops can read. */
  static boolean fit(Tensor x, Tensor right, ProductTable table) {
    return x.is_cpu()
        && x.scalar_type().intern() == ScalarType.Float
        && right.scalar_type().intern() == ScalarType.Float
        && x.numel() > 0
        && x.size(1) * x.size(2) * Math.max(table.slots(), 4 * x.size(0)) < Integer.MAX_VALUE;
  }

  /**
   * The products of every path, slot by slot.
   *
   * @param x (2^n, B, C)
   * @param right (2^n, B, C)
   * @param share σ(a) of the normalisation of {@code right}, (n+1, 1, C), or null
   * @return (slots, B, C)
   */
  static Tensor terms(Tensor x, Tensor right, @Nullable Tensor share, ProductTable table) {
    ProductShape shape = ProductShape.of(table, x.shape(), 0, share != null);
    long[] out = {table.slots(), x.size(1), x.size(2)};
    return attached(packed(x, right, null, share), new TermLoop(shape), out);
  }

  /**
   * {@code y_c = Σ_p w[c,p] (x_c^(left) z_c^(right))^(out)}, z being {@code right} normalised.
   *
   * @param x (2^n, B, C)
   * @param right (2^n, B, C)
   * @param share σ(a) of the normalisation of {@code right}, (n+1, 1, C), or null
   * @param weight (C, P)
   */
  static Tensor channelwise(
      Tensor x, Tensor right, @Nullable Tensor share, Tensor weight, ProductTable table) {
    ProductShape shape = ProductShape.of(table, x.shape(), weight.size(1), share != null);
    return attached(packed(x, right, weight.t(), share), new ChannelLoop(shape), x.shape());
  }

  private static Tensor packed(
      Tensor x, Tensor right, @Nullable Tensor weights, @Nullable Tensor share) {
    List<Tensor> parts = new ArrayList<>(List.of(x.reshape(-1), right.reshape(-1)));
    if (weights != null) {
      parts.add(weights.reshape(-1));
    }
    if (share != null) {
      parts.add(share.reshape(-1));
    }
    return Tensors.cat(0, parts.toArray(Tensor[]::new));
  }

  private static Tensor attached(Tensor all, ProductLoop loop, long[] shape) {
    Tensor value =
        NoGrad.get(
            () -> {
              Tensor y = torch.empty(shape, Tensors.optionsOf(all), new MemoryFormatOptional());
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
