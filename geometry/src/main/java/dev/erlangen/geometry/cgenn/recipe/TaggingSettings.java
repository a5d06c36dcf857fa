package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.geometry.cgenn.model.LorentzLayer;
import dev.erlangen.train.config.About;

/**
 * Tops or background.
 *
 * @param data the jets
 * @param network sizes of the networks
 * @param training how every network is trained
 */
public record TaggingSettings(Data data, Network network, Fit training) {

  /** Where jets come from. */
  public enum Source {
    /** Jets of one prong or three, drawn from the seed. */
    SYNTHETIC,
    /** The public reference data set, downloaded if need be (1.7 GB). */
    TOPTAGGING,
    /** The public ones if their files are here, else synthetic ones. */
    AVAILABLE
  }

  /** The jets. */
  public record Data(
      @About("synthetic; toptagging: the public jets, 1.7 GB; available: those if they are here")
          Source source,
      @About("jets for training, at equal distances over the file") int train,
      @About("jets for validation, and as many for testing") int held,
      @About("seed of synthetic jets") long seed) {
    public Data {
      Check.positive("data.train", train);
      Check.positive("data.held", held);
    }
  }

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
