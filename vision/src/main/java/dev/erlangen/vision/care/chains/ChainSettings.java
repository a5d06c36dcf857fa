package dev.erlangen.vision.care.chains;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;
import dev.erlangen.vision.care.recipe.LossSettings;
import dev.erlangen.vision.care.recipe.Method;
import java.util.List;

/**
 * Contrastive learning on chains.
 *
 * @param chains the inputs
 * @param encoder sizes of the network
 * @param loss constants of the losses
 * @param training how every method is trained
 * @param measure what is measured
 * @param methods what is compared
 */
public record ChainSettings(
    Inputs chains,
    Net encoder,
    LossSettings loss,
    Fit training,
    Measuring measure,
    @About("methods that are compared") List<Method> methods) {
  public ChainSettings {
    methods = Method.checked(methods);
    loss.checkBatch(training.batch);
    Check.that(
        training.batch <= chains.train,
        "training.batch = %d is more than chains.train = %d",
        training.batch,
        chains.train);
  }

  /** The inputs. */
  public record Inputs(
      @About("chains for training") int train,
      @About("chains for measuring") int test,
      @About("points of a chain") int length,
      @About("seed of the chains") long seed) {
    public Inputs {
      Check.between("chains.train", train, 1, 1_000_000);
      Check.between("chains.test", test, 2, 100_000);
      Check.between("chains.length", length, 2, 10_000);
    }
  }

  /** Sizes of the network. */
  public record Net(
      @About("channels between the layers") int hidden,
      @About("dimension of the embedding") int dimension) {
    public Net {
      Check.between("encoder.hidden", hidden, 1, 8192);
      Check.between("encoder.dimension", dimension, 2, 4096);
    }
  }

  /** Adam on whole batches. */
  public record Fit(
      @About("passes over the chains") int epochs,
      @About("chains of an update") int batch,
      @About("learning rate of Adam") double rate) {
    public Fit {
      Check.positive("training.epochs", epochs);
      Check.positive("training.batch", batch);
      Check.positive("training.rate", rate);
    }
  }

  /** What is measured on the test chains. */
  public record Measuring(
      @About("rotations over which is averaged") int rotations,
      @About("chains whose pairs count in gamma") int pairs,
      @About("hidden channels of the perceptron probe") int hidden,
      @About("updates of the perceptron probe") int steps) {
    public Measuring {
      Check.positive("measure.rotations", rotations);
      Check.between("measure.pairs", pairs, 2, 5000);
      Check.between("measure.hidden", hidden, 1, 65_536);
      Check.positive("measure.steps", steps);
    }
  }
}
