package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.autograd.CustomGradient;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.ProductTable;
import java.util.List;
import java.util.stream.Stream;
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
   * @param a of the normalisation of {@code right}, (C, n+1), or null
   * @return (slots, B, C)
   */
  static Tensor terms(Tensor x, Tensor right, @Nullable Tensor a, ProductTable table) {
    long[] shape = x.shape();
    long[] slots = {table.slots(), shape[1], shape[2]};
    Tensor all =
        Tensors.cat(
            0,
            Stream.of(x, right, a)
                .flatMap(Stream::ofNullable)
                .map(t -> t.reshape(-1))
                .toArray(Tensor[]::new));
    Tensor value =
        NoGrad.get(
            () -> {
              Tensor y = torch.empty(slots, Tensors.optionsOf(all), new MemoryFormatOptional());
              ProductLoop.forward(operands(all, shape), table, y);
              return y;
            });
    return CustomGradient.attach(
        value, all, (g, saved) -> gradient(g.contiguous(), saved, shape, table), all);
  }

  private static Tensor gradient(Tensor g, List<Tensor> saved, long[] shape, ProductTable table) {
    Tensor out = torch.empty_like(saved.get(0));
    ProductLoop.backward(operands(saved.get(0), shape), table, g, operands(out, shape));
    return out;
  }

  private static Operands operands(Tensor all, long[] shape) {
    long size = shape[0] * shape[1] * shape[2];
    Tensor a = all.narrow(0, 2 * size, all.numel() - 2 * size);
    return new Operands(
        all.narrow(0, 0, size).view(shape),
        all.narrow(0, size, size).view(shape),
        a.numel() == 0 ? null : a,
        null);
  }
}
