package dev.erlangen.vision.care.images;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;
import dev.erlangen.vision.care.recipe.LossSettings;
import dev.erlangen.vision.care.recipe.Method;
import dev.erlangen.vision.resnet.Depth;
import java.util.List;

/**
 * Contrastive pre-training on CIFAR-10, or on images like it.
 *
 * @param images the inputs
 * @param encoder sizes of the network
 * @param loss constants of the losses
 * @param training how every method is trained
 * @param probe how features are judged
 * @param methods what is compared
 */
public record CifarSettings(
    Inputs images,
    Net encoder,
    LossSettings loss,
    ImageFit training,
    Probe probe,
    @About("methods that are compared") List<Method> methods) {
  public CifarSettings {
    methods = Method.checked(methods);
    loss.checkBatch(training.batch());
    training.checkExamples(images.train);
  }

  /** Where the images come from. */
  public enum Source {
    /** The data set cifar10: all of it, or the excerpt. */
    CIFAR10,
    /** The data set cifar100, with its 100 fine classes. */
    CIFAR100,
    /** The labelled images of the data set stl10; views have 32 x 32 pixels, too. */
    STL10,
    /** Generated digits of 32 x 32 pixels in random colours, for trying things out. */
    GLYPHS
  }

  /** The inputs. */
  public record Inputs(
      @About("where images come from: cifar10, cifar100, stl10, glyphs") Source source,
      @About("images for training") int train,
      @About("training images kept back for the k-NN monitor") int validation,
      @About("images for the reported result") int test) {
    public Inputs {
      Check.between("images.train", train, 1, 500_000);
      Check.between("images.validation", validation, 0, 50_000);
      Check.between("images.test", test, 20, 10_000);
    }
  }

  /** Sizes of the network; as published ResNet-18 with 64 channels, head 512, 128. */
  public record Net(
      @About("resnet18, resnet34, resnet50") Depth depth,
      @About("channels of the first stage") int width,
      @About("channels inside the projection head") int hidden,
      @About("dimension of the embedding") int dimension) {
    public Net {
      Check.between("encoder.width", width, 1, 512);
      Check.between("encoder.hidden", hidden, 1, 65_536);
      Check.between("encoder.dimension", dimension, 2, 4096);
    }
  }

  /** The judges of frozen features. */
  public record Probe(
      @About("passes of the linear probe") int epochs,
      @About("images of an update of the linear probe") int batch,
      @About("whether the linear probe is trained on augmented images, new in every pass")
          boolean augmented,
      @About("neighbours of the k-NN classifier") int k,
      @About("augmentations over which Wahba's error is averaged") int augmentations) {
    public Probe {
      Check.positive("probe.epochs", epochs);
      Check.positive("probe.batch", batch);
      Check.positive("probe.k", k);
      Check.between("probe.augmentations", augmentations, 1, 10_000);
    }
  }
}
