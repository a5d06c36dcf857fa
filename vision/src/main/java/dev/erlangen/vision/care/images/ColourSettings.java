package dev.erlangen.vision.care.images;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
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
    Fit training,
    @About("neighbours that are compared before and after") int neighbours,
    @About("methods that are compared") List<Method> methods) {
  public ColourSettings {
    Check.between("neighbours", neighbours, 1, digits.test - 2);
    methods = List.copyOf(methods);
    Check.that(!methods.isEmpty(), "methods: at least one is needed");
    Check.that(
        methods.stream().distinct().count() == methods.size(),
        "methods: one is named twice in %s",
        methods);
    training.checkChunks(loss.chunks(), digits.train);
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
      Check.positive("digits.train", train);
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
      Check.positive("encoder.width", width);
      Check.between("encoder.layers", layers, 1, 8);
      Check.positive("encoder.hidden", hidden);
      Check.between("encoder.dimension", dimension, 2, 4096);
    }
  }

  /** Adam on whole batches. */
  public record Fit(
      @About("passes over the images") int epochs,
      @About("images of an update") int batch,
      @About("learning rate of Adam") double rate,
      @About("weight decay") double decay) {
    public Fit {
      Check.positive("training.epochs", epochs);
      Check.positive("training.batch", batch);
      Check.positive("training.rate", rate);
      Check.between("training.decay", decay, 0, 1);
    }

    Training training() {
      return Training.of(
              epochs, batch, Optimizer.adam(rate).withWeightDecay(decay), Schedule.constant())
          .onWholeBatches();
    }

    void checkChunks(int chunks, int examples) {
      Check.that(
          batch % chunks == 0 && batch / chunks >= 2,
          "batch size %d is not divisible by %d chunks of at least 2; set training.batch or"
              + " loss.chunks",
          batch,
          chunks);
      Check.that(
          batch <= examples,
          "training.batch = %d is more than the %d images for training",
          batch,
          examples);
    }
  }
}
