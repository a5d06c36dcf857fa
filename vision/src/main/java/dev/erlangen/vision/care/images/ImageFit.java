package dev.erlangen.vision.care.images;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;

/** How an encoder of images is trained, on whole batches. */
public record ImageFit(
    @About("passes over the images") int epochs,
    @About("images of an update") int batch,
    @About("update rule: adam, or sgd with momentum 0.9") Rule rule,
    @About("learning rate") double rate,
    @About("weight decay") double decay,
    @About("learning rate over time: constant, or cosine down to 0") Course course,
    @About("passes in which the learning rate of a cosine rises from 0") int warmup) {
  private static final double MOMENTUM = 0.9;

  /** Update rules. */
  public enum Rule {
    ADAM,
    SGD
  }

  /** Shapes of the learning rate. */
  public enum Course {
    CONSTANT,
    COSINE
  }

  public ImageFit {
    Check.positive("training.epochs", epochs);
    Check.positive("training.batch", batch);
    Check.positive("training.rate", rate);
    Check.between("training.decay", decay, 0, 1);
    Check.between("training.warmup", warmup, 0, epochs - 1);
    Check.that(
        warmup == 0 || course == Course.COSINE,
        "training.warmup = %d needs training.course = cosine",
        warmup);
  }

  /** Adam at a constant rate with the published decay. */
  static ImageFit adam(int epochs, int batch) {
    return new ImageFit(epochs, batch, Rule.ADAM, 1e-3, 1e-6, Course.CONSTANT, 0);
  }

  Training training() {
    Optimizer optimizer = rule == Rule.ADAM ? Optimizer.adam(rate) : Optimizer.sgd(rate, MOMENTUM);
    return Training.of(
            epochs,
            batch,
            optimizer.withWeightDecay(decay),
            course == Course.COSINE ? Schedule.cosine(warmup) : Schedule.constant())
        .onWholeBatches();
  }

  void checkExamples(int examples) {
    Check.that(
        batch <= examples,
        "training.batch = %d is more than the %d images for training",
        batch,
        examples);
  }
}
