package dev.erlangen.weights.lol;

import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.CustomGradient;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The first equivariant layer, {@code Φ_l U_l} for every matrix l: most of the work of GL-net.
 *
 * <p>BLAS copies both factors of a product into another order, which costs as much as multiplying
 * by the few rows of Φ; products of up to a million multiplications it leaves alone. So products
 * are done in pieces, and their gradients, with all matrices in one node of the graph.
 */
final class FirstProducts {
  /** Multiplications up to which OpenBLAS copies neither factor. */
  private static final long WITHOUT_COPIES = 1_000_000;

  private static final long SHORTEST = 8;

  private FirstProducts() {}

  /**
   * Returns (L, h, B, r).
   *
   * @param weights Φ_l, (h, n_l)
   * @param factors U_l, (B, n_l, r_l); smaller ranks are filled with zeros
   */
  static Tensor of(List<Tensor> weights, List<Tensor> factors) {
    long rank = factors.stream().mapToLong(x -> x.size(2)).max().orElseThrow();
    if (!inPieces(weights, factors, rank)) {
      Tensor[] all = new Tensor[weights.size()];
      for (int l = 0; l < all.length; l++) {
        all[l] = LowRank.widened(GlLinear.rows(weights.get(l), factors.get(l)), rank);
      }
      return Tensors.stack(0, all);
    }
    List<Tensor> columns =
        IntStream.range(0, weights.size())
            .mapToObj(l -> GlLinear.columns(factors.get(l), weights.get(l)))
            .toList();
    Tensor flat = joined(weights);
    Tensor y =
        CustomGradient.attach(
            NoGrad.get(() -> forward(weights, columns)),
            flat,
            FirstProducts::backward,
            columns.toArray(Tensor[]::new));
    return y.view(weights.size(), weights.get(0).size(0), factors.get(0).size(0), rank);
  }

  /** Pieces are done one after the other, and the gradient is that of the weights alone. */
  private static boolean inPieces(List<Tensor> weights, List<Tensor> factors, long rank) {
    Tensor first = weights.get(0);
    return Torch.threads() == 1
        && first.is_cpu()
        && first.scalar_type().intern() == ScalarType.Float
        && factors.stream().noneMatch(Tensor::requires_grad)
        && factors.stream().allMatch(x -> x.size(2) == rank);
  }

  private static Tensor joined(List<Tensor> weights) {
    return Tensors.cat(0, weights.stream().map(w -> w.view(-1)).toArray(Tensor[]::new));
  }

  private static Tensor forward(List<Tensor> weights, List<Tensor> columns) {
    Tensor first = weights.get(0);
    Tensor y = first.new_empty(weights.size(), first.size(0), columns.get(0).size(0));
    for (int l = 0; l < columns.size(); l++) {
      multiply(weights.get(l), columns.get(l).t(), y.select(0, l));
    }
    return y;
  }

  private static Tensor backward(Tensor gradient, List<Tensor> columns) {
    Tensor g = gradient.contiguous(); // (L, h, B r)
    long h = g.size(1);
    long entries = columns.stream().mapToLong(x -> x.size(1)).sum() * h;
    Tensor all = g.new_empty(entries);
    long at = 0;
    for (int l = 0; l < columns.size(); l++) {
      long n = columns.get(l).size(1);
      multiply(g.select(0, l), columns.get(l), all.narrow(0, at, h * n).view(h, n));
      at += h * n;
    }
    return all;
  }

  /** {@code out = a b}, in pieces of the columns of b. */
  static void multiply(Tensor a, Tensor b, Tensor out) {
    long columns = b.size(1);
    long most = WITHOUT_COPIES / a.numel();
    long pieces = most < SHORTEST ? 1 : (columns - 1) / most + 1;
    if (pieces == 1) {
      torch.mm_out(out, a, b);
      return;
    }
    long length = columns / pieces;
    torch.bmm_out(
        pieces(out, pieces, length),
        a.expand(pieces, a.size(0), a.size(1)),
        pieces(b, pieces, length));
    long done = pieces * length;
    if (done < columns) {
      long rest = columns - done;
      torch.mm_out(out.narrow(1, done, rest), a, b.narrow(1, done, rest));
    }
  }

  /** The first columns of x as (pieces, R, length), the same memory, in one call. */
  private static Tensor pieces(Tensor x, long pieces, long length) {
    long down = x.stride(0);
    long right = x.stride(1);
    return x.as_strided(
        new long[] {pieces, x.size(0), length},
        new long[] {length * right, down, right},
        new LongOptional());
  }
}
