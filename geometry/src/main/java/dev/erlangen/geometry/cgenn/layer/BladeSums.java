package dev.erlangen.geometry.cgenn.layer;

import org.bytedeco.pytorch.Tensor;

/** The sums over products of blades in one piece of rows; what {@link ProductLoop} runs. */
interface BladeSums {
  /** Number of rows of the product. */
  int rows();

  /** Adds the product of x and z to y. */
  void forward(float[][] x, float[][] z, float[][] y, int length);

  /** Adds the gradients of x and z, given the gradient g of the product. */
  void backward(float[][] x, float[][] z, float[][] g, float[][] gx, float[][] gz, int length);

  /** Writes the gradient of the weights, after the last piece. */
  void gradient(Tensor weights);
}
