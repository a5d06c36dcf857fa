package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * Small images classified by trees of experts.
 *
 * @param train training images, drawn per seed; the others are for testing
 * @param valency children per node
 * @param minLeaf least images of a leaf
 * @param expert channels of an expert's hidden layer
 * @param central channels of the one network it is compared with
 * @param steps updates per expert
 * @param batch images per update
 * @param rate first learning rate, along half a cosine to 0
 */
public record DigitsSettings(
    @About("training images, drawn per seed; the others are for testing") int train,
    @About("children per node") int valency,
    @About("least images of a leaf") int minLeaf,
    @About("channels of an expert's hidden layer") int expert,
    @About("channels of the one network that experts are compared with") int central,
    @About("updates per expert") int steps,
    @About("images per update") int batch,
    @About("first learning rate, along half a cosine to 0") double rate) {
  public DigitsSettings {
    Check.between("train", train, 100, 1700);
    Check.between("valency", valency, 2, 16);
    Check.between("minLeaf", minLeaf, 1, 1000);
    Check.between("expert", expert, 1, 4096);
    Check.between("central", central, 1, 1 << 16);
    Check.between("steps", steps, 1, 1_000_000);
    Check.between("batch", batch, 1, 1 << 16);
    Check.positive("rate", rate);
  }
}
