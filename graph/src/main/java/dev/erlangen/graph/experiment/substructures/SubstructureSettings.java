package dev.erlangen.graph.experiment.substructures;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * A comparison of positional features in front of a graph isomorphism network.
 *
 * @param graphs the random graphs
 * @param network sizes of the networks
 * @param training how every network is trained
 */
public record SubstructureSettings(Graphs graphs, Network network, Fit training) {

  /** Half Erdős–Rényi, half regular graphs; 3/10 train, 2/10 validate, 5/10 test. */
  public record Graphs(
      @About("number of graphs; the paper has 5000") int count,
      @About("least number of nodes") int smallest,
      @About("largest number of nodes") int largest,
      @About("seed of the graphs") long seed) {
    public Graphs {
      Check.between("graphs.count", count, 20, 100_000);
      Check.between("graphs.smallest", smallest, 6, largest);
      Check.between("graphs.largest", largest, smallest, 100);
    }
  }

  /** Widths and depths. */
  public record Network(
      @About("channels of message passing") int hidden,
      @About("layers of message passing") int layers,
      @About("channels of the networks on eigenvectors and eigenspaces") int encoding,
      @About("layers of SignNet's φ and ρ") int encodingLayers) {
    public Network {
      Check.positive("network.hidden", hidden);
      Check.positive("network.layers", layers);
      Check.positive("network.encoding", encoding);
      Check.positive("network.encodingLayers", encodingLayers);
    }
  }

  /** Epochs, batch and learning rate. */
  public record Fit(
      @About("passes over the training graphs") int epochs,
      @About("graphs per step") int batch,
      @About("learning rate of Adam at the start") double rate) {
    public Fit {
      Check.positive("training.epochs", epochs);
      Check.positive("training.batch", batch);
      Check.positive("training.rate", rate);
    }
  }
}
