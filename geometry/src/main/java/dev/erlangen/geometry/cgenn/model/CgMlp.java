package dev.erlangen.geometry.cgenn.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.geometry.cgenn.layer.EquivariantLayer;
import dev.erlangen.geometry.cgenn.layer.FullyConnectedGeometricProduct;
import dev.erlangen.geometry.cgenn.layer.MultivectorSiLU;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePaths;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected product, gates, and another fully connected product: the equivariant perceptron
 * of the official code. (With L layers there are L - 1 gates in a row between the two products.)
 *
 * <p>State: {@code net.<i>}, products at 0 and L.
 */
public record CgMlp(List<EquivariantLayer> net) {
  public CgMlp {
    net = List.copyOf(net);
  }

  /**
   * Sizes.
   *
   * @param in input channels
   * @param hidden channels between the products
   * @param out output channels
   * @param layers L, number of layers after the first
   * @param paths the paths of the algebra
   * @param normalization initial value of the products' normalisation, null for none
   */
  public record Config(
      long in,
      long hidden,
      long out,
      int layers,
      GradePaths paths,
      @Nullable Double normalization) {
    public Config {
      Check.positive("layers", layers);
    }

    /** Fresh parameters. */
    public CgMlp init(Rng rng) {
      List<EquivariantLayer> net = new ArrayList<>();
      net.add(
          new FullyConnectedGeometricProduct.Config(in, hidden, paths, true, normalization)
              .init(rng));
      for (int l = 1; l < layers; l++) {
        net.add(new MultivectorSiLU.Config(hidden, paths.dimension()).init(rng));
      }
      net.add(
          new FullyConnectedGeometricProduct.Config(hidden, out, paths, true, normalization)
              .init(rng));
      return new CgMlp(net);
    }
  }

  /** Maps (B, in, 2^n) to (B, out, 2^n). */
  public Tensor forward(Tensor x, CliffordAlgebra algebra) {
    return EquivariantLayer.chain(net, x, algebra);
  }
}
