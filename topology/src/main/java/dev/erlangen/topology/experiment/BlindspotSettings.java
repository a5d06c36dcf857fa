package dev.erlangen.topology.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * A comparison of what networks with random weights can tell apart.
 *
 * @param network sizes of all networks
 * @param training a short training that drives the outputs of pairs apart
 */
public record BlindspotSettings(Network network, Fit training) {

  /** Widths and depths. */
  public record Network(
      @About("channels") int channels,
      @About("layers of message passing") int layers,
      @About("outputs") int outputs) {
    public Network {
      Check.positive("network.channels", channels);
      Check.positive("network.layers", layers);
      Check.positive("network.outputs", outputs);
    }
  }

  /** Pairs, epochs and learning rate. */
  public record Fit(
      @About("pairs of the first family that are trained on") int pairs,
      @About("passes over these pairs") int epochs,
      @About("pairs per step") int batch,
      @About("learning rate of Adam") double rate) {
    public Fit {
      Check.positive("training.pairs", pairs);
      Check.positive("training.epochs", epochs);
      Check.positive("training.batch", batch);
      Check.positive("training.rate", rate);
    }
  }
}
