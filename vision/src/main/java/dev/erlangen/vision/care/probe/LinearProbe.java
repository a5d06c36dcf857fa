package dev.erlangen.vision.care.probe;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Optimizer;
import java.util.function.IntFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A linear classifier on frozen features, trained by Adam.
 *
 * @param epochs passes over the features, 100 as published
 * @param batch rows of an update, 512 as published
 * @param rate learning rate, 0.001 as published
 * @param decay weight decay, 1e-6 as published
 */
public record LinearProbe(int epochs, int batch, double rate, double decay) {
  public LinearProbe {
    Check.positive("epochs", epochs);
    Check.positive("batch", batch);
    Check.positive("rate", rate);
    Check.between("decay", decay, 0, Double.MAX_VALUE);
  }

  /**
   * Trains a classifier.
   *
   * @param features float32 (N, F) for an epoch: fresh ones for augmented inputs, the same for all
   *     epochs otherwise
   * @param labels int64 (N)
   */
  public Linear fit(IntFunction<Tensor> features, Tensor labels, int classes, Rng rng) {
    Tensor x = features.apply(0);
    Check.that(
        x.dim() == 2 && x.size(0) == labels.size(0),
        "features (N, F) need labels (N), got %s and %s",
        Tensors.shape(x),
        Tensors.shape(labels));
    Linear classifier = new Linear.Config(x.size(1), classes).init(rng);
    Descent descent = new Descent(classifier, Optimizer.adam(rate).withWeightDecay(decay));
    for (int epoch = 0; epoch < epochs; epoch++) {
      try (PointerScope scope = new PointerScope()) {
        Tensor now = epoch == 0 ? x : features.apply(epoch);
        Tensor order = rng.permutation(labels.size(0));
        for (long at = 0; at < labels.size(0); at += batch) {
          Tensor rows = order.narrow(0, at, Math.min(batch, labels.size(0) - at));
          Tensor chosen = now.index_select(0, rows);
          Tensor truth = labels.index_select(0, rows);
          descent.step(() -> Losses.crossEntropy(classifier.forward(chosen), truth));
        }
      }
    }
    return classifier;
  }

  /** Share of rows whose largest logit is that of their label. */
  public static double accuracy(Tensor logits, Tensor labels) {
    Tensor hit = logits.argmax(new LongOptional(1), false).eq(labels);
    return Tensors.item(hit.to(ScalarType.Double).mean());
  }
}
