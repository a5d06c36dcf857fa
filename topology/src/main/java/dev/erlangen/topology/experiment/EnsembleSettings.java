package dev.erlangen.topology.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * The ensemble of SMCN and HOMP on a set of MoleculeNet.
 *
 * @param network sizes
 * @param training how both networks are trained
 */
public record EnsembleSettings(Network network, Fit training) {

  /** Widths and depths. */
  public record Network(
      @About("channels of the branch on cells, and of the baseline") int cells,
      @About("layers of the branch on cells, and of the baseline") int cellLayers,
      @About("channels of the branch on pairs") int pairs,
      @About("layers of the branch on pairs") int pairLayers,
      @About("dropout behind layers on cells and in the head") double dropout) {
    public Network {
      Check.positive("network.cells", cells);
      Check.positive("network.cellLayers", cellLayers);
      Check.positive("network.pairs", pairs);
      Check.positive("network.pairLayers", pairLayers);
      Check.between("network.dropout", dropout, 0, 1);
    }
  }

  /** Epochs, batch and learning rate. */
  public record Fit(
      @About("passes over the training molecules") int epochs,
      @About("molecules per step") int batch,
      @About("learning rate of Adam") double rate) {
    public Fit {
      Check.positive("training.epochs", epochs);
      Check.between("training.batch", batch, 2, 100_000);
      Check.positive("training.rate", rate);
    }
  }
}
