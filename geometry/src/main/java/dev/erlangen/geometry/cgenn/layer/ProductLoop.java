package dev.erlangen.geometry.cgenn.layer;

import org.bytedeco.pytorch.Tensor;

/** A product of inputs that lie in one vector, see {@link ProductShape}. */
interface ProductLoop {
  /** Writes the product. */
  void forward(Tensor all, Tensor out);

  /** Writes the gradient of the vector. */
  void backward(Tensor all, Tensor gradient, Tensor out);
}
