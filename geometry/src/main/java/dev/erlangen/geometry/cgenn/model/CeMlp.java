package dev.erlangen.geometry.cgenn.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.geometry.cgenn.layer.EquivariantLayer;
import dev.erlangen.geometry.cgenn.layer.GeometricProduct;
import dev.erlangen.geometry.cgenn.layer.MultivectorLayerNorm;
import dev.erlangen.geometry.cgenn.layer.MultivectorLinear;
import dev.erlangen.geometry.cgenn.layer.MultivectorSiLU;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePaths;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The perceptron of the graph networks: blocks of linear map, gate, geometric product, layer norm.
 *
 * <p>State: {@code layers.<block>.<0..3>}.
 */
public record CeMlp(List<List<EquivariantLayer>> layers) {
  public CeMlp {
    layers = layers.stream().map(List::copyOf).toList();
  }

  /**
   * Sizes.
   *
   * @param in input channels
   * @param hidden channels between the blocks
   * @param out output channels
   * @param blocks number of blocks
   * @param paths the paths of the algebra
   * @param normalization initial value of the products' normalisation, null for none
   */
  public record Config(
      long in,
      long hidden,
      long out,
      int blocks,
      GradePaths paths,
      @Nullable Double normalization) {
    public Config {
      Check.positive("blocks", blocks);
    }

    /** Fresh parameters. */
    public CeMlp init(Rng rng) {
      List<List<EquivariantLayer>> all = new ArrayList<>();
      for (int b = 0; b < blocks; b++) {
        long from = b == 0 ? in : hidden;
        all.add(block(from, b == blocks - 1 ? out : hidden, rng));
      }
      return new CeMlp(all);
    }

    private List<EquivariantLayer> block(long from, long to, Rng rng) {
      return CeMlp.block(from, to, paths, normalization, rng);
    }
  }

  static List<EquivariantLayer> block(
      long in, long out, GradePaths paths, @Nullable Double normalization, Rng rng) {
    int n = paths.dimension();
    return List.of(
        new MultivectorLinear.Config(in, out, n).init(rng),
        new MultivectorSiLU.Config(out, n).init(rng),
        new GeometricProduct.Config(out, paths, true, normalization).init(rng),
        new MultivectorLayerNorm.Config(out).init(rng));
  }

  /** Maps (B, in, 2^n) to (B, out, 2^n). */
  public Tensor forward(Tensor x, CliffordAlgebra algebra) {
    Tensor y = x;
    for (List<EquivariantLayer> block : layers) {
      y = EquivariantLayer.chain(block, y, algebra);
    }
    return y;
  }
}
