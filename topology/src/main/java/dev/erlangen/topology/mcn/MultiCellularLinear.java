package dev.erlangen.topology.mcn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The general linear map between cochains of two types that commutes with renumbering the cells of
 * every rank: {@code y = Σ_π W_π P_π(x)} over all index patterns π (Π_r Bell(b_r) of them; Maron et
 * al. 2019 for one rank). State: {@code weight} (basis, O, I).
 *
 * @param in type of the input
 * @param out type of the output
 * @param weight one matrix of channels per pattern
 */
public record MultiCellularLinear(CochainType in, CochainType out, Tensor weight) {
  private static final int HIGHEST = 6;
  private static final double GAIN = 3;

  /**
   * Sizes.
   *
   * @param in type of the input
   * @param out type of the output
   * @param channelsIn I
   * @param channelsOut O
   */
  public record Config(CochainType in, CochainType out, long channelsIn, long channelsOut) {
    public Config {
      Check.positive("channelsIn", channelsIn);
      Check.positive("channelsOut", channelsOut);
      Check.that(
          in.order() + out.order() <= HIGHEST,
          "maps between tuples of %d and %d cells have too large a basis; the orders may add up to"
              + " %d",
          in.order(),
          out.order(),
          HIGHEST);
    }

    /** Dimension of the space of maps for one channel in and out. */
    public int basisSize() {
      return IndexPattern.between(in, out).size();
    }

    /** N(0, 9/(basis · I)): with less, random networks are all but linear. */
    public MultiCellularLinear init(Rng rng) {
      int basis = basisSize();
      double std = GAIN / Math.sqrt((double) basis * channelsIn);
      return new MultiCellularLinear(
          in, out, Init.normal(rng, std, basis, channelsOut, channelsIn));
    }
  }

  /** Number of patterns. */
  public int basisSize() {
    return (int) weight.size(0);
  }

  /**
   * Maps (I, n_{r_1}, …) to (O, n_{s_1}, …). Sums are divided by the root of the number of their
   * terms, so that values keep their size.
   *
   * @param counts numbers of cells by rank
   */
  public Tensor forward(Tensor x, List<Integer> counts) {
    long[] shape = out.shape(counts);
    List<IndexPattern> patterns = IndexPattern.between(in, out);
    Map<List<List<Integer>>, Tensor> byTies = new LinkedHashMap<>();
    for (int p = 0; p < patterns.size(); p++) {
      IndexPattern pattern = patterns.get(p);
      Tensor y = channels(weight.select(0, p), PatternMap.reduced(pattern, x));
      byTies.merge(pattern.equalities(), y, Tensor::add);
    }
    Tensor sum = null;
    for (var entry : byTies.entrySet()) {
      Tensor y = entry.getValue();
      for (List<Integer> pair : entry.getKey()) {
        y = y.mul(Tensors.like(diagonal(pair, shape), x));
      }
      sum = sum == null ? y : sum.add(y);
    }
    Check.that(sum != null, "there is no map");
    return expanded(sum, shape);
  }

  /** A matrix on the first axis. */
  private static Tensor channels(Tensor matrix, Tensor y) {
    long[] shape = y.shape();
    shape[0] = matrix.size(0);
    return matrix.mm(y.reshape(y.size(0), y.numel() / y.size(0))).view(shape);
  }

  /** 1 where two axes hold the same cell, in the shape of the output without channels. */
  private static Tensor diagonal(List<Integer> pair, long[] shape) {
    List<Tensor> axes = new ArrayList<>();
    for (int axis : pair) {
      long[] view = new long[shape.length];
      Arrays.fill(view, 1);
      view[axis] = shape[axis];
      axes.add(torch.arange(new Scalar(shape[axis])).view(view));
    }
    return axes.get(0).eq(axes.get(1));
  }

  private static Tensor expanded(Tensor y, long[] shape) {
    long[] full = new long[shape.length + 1];
    full[0] = y.size(0);
    System.arraycopy(shape, 0, full, 1, shape.length);
    return y.expand(full);
  }
}
