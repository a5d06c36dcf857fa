package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * Signed volumes of tetrahedra.
 *
 * @param data the triples of points
 * @param network sizes of the networks
 * @param training how every network is trained
 */
public record VolumeSettings(Sizes data, Network network, Fit training) {

  /** Widths and depths. */
  public record Network(
      @About("channels of multivectors; the paper has 96") int hidden,
      @About("layers after the first product; the paper has 4") int layers,
      @About("width of the perceptron that is the baseline") int width) {
    public Network {
      Check.positive("network.hidden", hidden);
      Check.positive("network.layers", layers);
      Check.positive("network.width", width);
    }
  }
}
