package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * Where five charged particles will be.
 *
 * @param data the systems
 * @param network sizes of the networks
 * @param training how every network is trained
 */
public record NBodySettings(Sizes data, Network network, Fit training) {

  /** Widths and depths. */
  public record Network(
      @About("channels of multivectors; the paper has 28") int hidden,
      @About("rounds of messages; the paper has 3") int layers,
      @About("noise of a learned metric at the start") double noise,
      @About("share of the updates during which a learned metric does not move") double frozen,
      @About("width of the perceptron that is the baseline") int width) {
    public Network {
      Check.positive("network.hidden", hidden);
      Check.positive("network.layers", layers);
      Check.between("network.noise", noise, 0, 1);
      Check.between("network.frozen", frozen, 0, 1);
      Check.positive("network.width", width);
    }
  }
}
