package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.geometry.cgenn.model.LorentzLayer;
import dev.erlangen.train.config.About;

/**
 * Jets of one prong or three.
 *
 * @param data the jets
 * @param network sizes of the networks
 * @param training how every network is trained
 */
public record TaggingSettings(Sizes data, Network network, Fit training) {

  /** Widths and depths. */
  public record Network(
      @About("most particles per jet") int particles,
      @About("channels of scalars; the paper has 72") int scalars,
      @About("channels of multivectors; the paper has 8") int vectors,
      @About("rounds of messages; the paper has 4") int layers,
      @About("fc: fully connected products; gpmlp: linear maps, gates and products")
          LorentzLayer.Kind kind,
      @About("whether padding is left out of the mean; as published it counts")
          boolean meanOverReal,
      @About("width of the perceptron that is the baseline") int width) {
    public Network {
      Check.positive("network.scalars", scalars);
      Check.positive("network.vectors", vectors);
      Check.positive("network.layers", layers);
      Check.positive("network.width", width);
    }
  }
}
