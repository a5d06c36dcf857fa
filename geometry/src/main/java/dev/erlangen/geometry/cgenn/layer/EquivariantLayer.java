package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.CliffordAlgebra;
import org.bytedeco.pytorch.Tensor;

/** A map of multivectors that commutes with the versors of the algebra it is evaluated in. */
public sealed interface EquivariantLayer
    permits MultivectorLinear,
        MultivectorNormalization,
        MultivectorSiLU,
        MultivectorLayerNorm,
        GeometricProduct,
        FullyConnectedGeometricProduct {

  /**
   * Maps (B, I, 2^n) to (B, O, 2^n).
   *
   * @throws IllegalArgumentException if the channels or the dimension do not fit
   */
  Tensor forward(Tensor x, CliffordAlgebra algebra);

  /** Maps by each layer in turn. */
  static Tensor chain(
      Iterable<? extends EquivariantLayer> layers, Tensor x, CliffordAlgebra algebra) {
    Tensor y = x;
    for (EquivariantLayer layer : layers) {
      y = layer.forward(y, algebra);
    }
    return y;
  }
}
