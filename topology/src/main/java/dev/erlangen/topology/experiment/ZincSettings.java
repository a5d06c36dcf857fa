package dev.erlangen.topology.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * Regression on molecules with SMCN and with HOMP.
 *
 * @param data which part of ZINC
 * @param network sizes of both networks
 * @param training how both are trained
 */
public record ZincSettings(
    @About("split of ZINC: val-test or jt10k") String data, Network network, Fit training) {

  /** Widths and depths. */
  public record Network(
      @About("channels of cells in SMCN") int cells,
      @About("channels of pairs in SMCN") int pairs,
      @About("layers of SMCN on pairs") int layers,
      @About("channels of HOMP") int homp,
      @About("layers of HOMP") int hompLayers) {
    public Network {
      Check.positive("network.cells", cells);
      Check.positive("network.pairs", pairs);
      Check.positive("network.layers", layers);
      Check.positive("network.homp", homp);
      Check.positive("network.hompLayers", hompLayers);
    }
  }

  /** Molecules, epochs, batch and learning rate. */
  public record Fit(
      @About("molecules to train on, the first ones; 0 for all") int molecules,
      @About("passes over the training molecules") int epochs,
      @About("molecules per step") int batch,
      @About("largest learning rate of Adam") double rate,
      @About("molecules whose statistics replace those of batch norms before a test; 0 for none")
          int calibrated) {
    public Fit {
      Check.notNegative("training.molecules", molecules);
      Check.positive("training.epochs", epochs);
      Check.positive("training.batch", batch);
      Check.positive("training.rate", rate);
      Check.notNegative("training.calibrated", calibrated);
    }
  }
}
