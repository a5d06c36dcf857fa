package dev.erlangen.topology.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * Predicting a topological property.
 *
 * @param molecules how many
 * @param network sizes of both networks
 * @param training how both are trained
 */
public record PropertySettings(Molecules molecules, Network network, Fit training) {

  /** The first molecules with a ring of ZINC's validation and test files. */
  public record Molecules(
      @About("molecules for training, from the validation file") int train,
      @About("molecules for testing, from the test file") int test) {
    public Molecules {
      Check.between("molecules.train", train, 2, 1000);
      Check.between("molecules.test", test, 1, 1000);
    }
  }

  /** Widths and depths. */
  public record Network(
      @About("channels of SMCN; the network is 1.5 times as wide") int smcn,
      @About("layers of SMCN on pairs; the network has two more") int smcnLayers,
      @About("channels of HOMP") int homp,
      @About("layers of HOMP") int hompLayers) {
    public Network {
      Check.positive("network.smcn", smcn);
      Check.positive("network.smcnLayers", smcnLayers);
      Check.positive("network.homp", homp);
      Check.positive("network.hompLayers", hompLayers);
    }
  }

  /** Epochs, batch and learning rate. */
  public record Fit(
      @About("passes over the training molecules") int epochs,
      @About("molecules per step") int batch,
      @About("largest learning rate of Adam") double rate,
      @About("epochs of linear growth of the rate") int warmup) {
    public Fit {
      Check.positive("training.epochs", epochs);
      Check.positive("training.batch", batch);
      Check.positive("training.rate", rate);
      Check.between("training.warmup", warmup, 0, epochs);
    }
  }
}
