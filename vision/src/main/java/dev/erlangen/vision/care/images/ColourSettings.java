package dev.erlangen.vision.care.images;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;
import dev.erlangen.vision.augment.ImagePipeline;
import dev.erlangen.vision.care.recipe.LossSettings;
import dev.erlangen.vision.care.recipe.Method;
import java.util.List;

/**
 * Contrastive learning on coloured digits.
 *
 * @param digits the inputs
 * @param augmentation what views differ by
 * @param encoder sizes of the network
 * @param loss constants of the losses
 * @param training how every method is trained
 * @param neighbours that are compared
 * @param methods what is compared
 */
public record ColourSettings(
    Inputs digits,
    Change augmentation,
    Net encoder,
    LossSettings loss,
    ImageFit training,
    @About("neighbours that are compared before and after") int neighbours,
    @About("methods that are compared") List<Method> methods) {
  public ColourSettings {
    Check.between("neighbours", neighbours, 1, digits.test - 2);
    methods = Method.checked(methods);
    loss.checkBatch(training.batch());
    training.checkExamples(digits.train);
  }

  /** Where the digits come from. */
  public enum Source {
    /** MNIST if it is on this machine, generated digits otherwise. */
    AUTO,
    /** The data set mnist, halved to 14 x 14 pixels. */
    MNIST,
    /** Generated digits of 14 x 14 pixels. */
    GLYPHS
  }

  /** The inputs. */
  public record Inputs(
      @About("where digits come from: auto, mnist, glyphs") Source source,
      @About("images for training") int train,
      @About("images for measuring") int test,
      @About("seed of the colours, and of generated digits") long seed) {
    public Inputs {
      Check.between("digits.train", train, 1, 500_000);
      Check.between("digits.test", test, 20, 10_000);
    }
  }

  /** The distribution of views. */
  public record Change(
      @About("smallest area of a crop, as part of the image") double crop,
      @About("largest turn of the hue, 0.5 for the whole circle") double hue,
      @About("change of brightness") double brightness) {
    public Change {
      Check.that(crop > 0 && crop <= 1, "augmentation.crop must be in (0, 1], got %s", crop);
      Check.between("augmentation.hue", hue, 0, 0.5);
      Check.between("augmentation.brightness", brightness, 0, 1);
    }

    ImagePipeline pipeline(int size) {
      return new ImagePipeline(size, crop, 0, 1, brightness, 0, 0, hue, 0, 0, 3);
    }
  }

  /** Sizes of the network. */
  public record Net(
      @About("channels of the first convolution; each further one doubles them") int width,
      @About("convolutions") int layers,
      @About("channels inside the projection head") int hidden,
      @About("dimension of the embedding") int dimension) {
    public Net {
      Check.between("encoder.width", width, 1, 512);
      Check.between("encoder.layers", layers, 1, 8);
      Check.between("encoder.hidden", hidden, 1, 65_536);
      Check.between("encoder.dimension", dimension, 2, 4096);
    }
  }
}
