package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * Invariant functions of points.
 *
 * @param data the examples
 * @param network sizes of the networks
 * @param training how every network is trained
 */
public record PointSettings(Sizes data, Network network, Fit training) {

  /** Widths. */
  public record Network(
      @About("channels of multivectors") int hidden,
      @About("product layers, of hulls; the paper has 4") int products,
      @About("width of the perceptron behind the invariants; of hulls it is that of the channels")
          int width,
      @About("width of the perceptron that is the baseline") int baseline) {
    public Network {
      Check.positive("network.hidden", hidden);
      Check.positive("network.products", products);
      Check.positive("network.width", width);
      Check.positive("network.baseline", baseline);
    }
  }
}
