package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Computes the running statistics of all batch norms of a model anew, as plain means over one pass.
 *
 * <p>While a model trains, its running statistics follow parameters that move. On features that are
 * almost constant over a batch the variance is nearly 0, a small lag counts a lot, and evaluation
 * may give nonsense although the training loss is small.
 */
public final class BatchNormCalibration {
  private static final String MEAN = "running_mean";
  private static final String VARIANCE = "running_var";

  private BatchNormCalibration() {}

  /**
   * Replaces the running statistics by the means of those of {@code count} batches. Batch norms
   * that no batch uses keep theirs.
   *
   * @param model whose batch norms are meant
   * @param count number of batches
   * @param batch runs the model on the batch of that number, in training mode; called without
   *     gradients and in a scope of its own
   */
  public static void run(Object model, int count, IntConsumer batch) {
    Check.positive("number of batches", count);
    Map<String, Tensor> means = new LinkedHashMap<>();
    Map<String, Tensor> variances = new LinkedHashMap<>();
    Params.named(model)
        .forEach(
            (name, t) -> {
              if (name.endsWith(MEAN)) {
                means.put(name.substring(0, name.length() - MEAN.length()), t);
              } else if (name.endsWith(VARIANCE)) {
                variances.put(name.substring(0, name.length() - VARIANCE.length()), t);
              }
            });
    try (PointerScope scope = new PointerScope()) {
      Map<String, Sum> sums = new LinkedHashMap<>();
      means.forEach(
          (name, t) -> sums.put(name, new Sum(t, Objects.requireNonNull(variances.get(name)))));
      NoGrad.run(
          () -> {
            for (int i = 0; i < count; i++) {
              sums.values().forEach(Sum::clear);
              try (PointerScope step = new PointerScope()) {
                batch.accept(i);
                sums.values().forEach(Sum::add);
              }
            }
            sums.values().forEach(Sum::finish);
          });
    }
  }

  /** The statistics of one batch norm over the batches so far. */
  private static final class Sum {
    private final Tensor mean;
    private final Tensor variance;
    private final Tensor meanBefore;
    private final Tensor varianceBefore;
    private final Tensor means;
    private final Tensor variances;
    private int count;

    Sum(Tensor mean, Tensor variance) {
      this.mean = mean;
      this.variance = variance;
      meanBefore = mean.clone();
      varianceBefore = variance.clone();
      means = mean.mul(Tensors.scalar(0));
      variances = variance.mul(Tensors.scalar(0));
    }

    void clear() {
      mean.zero_();
      variance.zero_();
    }

    /** From zeros, running statistics move to a tenth of those of the batch. */
    void add() {
      if (mean.any().item_bool() || variance.any().item_bool()) {
        means.add_(mean);
        variances.add_(variance);
        count++;
      }
    }

    void finish() {
      double scale = count == 0 ? 0 : 1 / (BatchNorm.MOMENTUM * count);
      mean.copy_(count == 0 ? meanBefore : means.mul(Tensors.scalar(scale)));
      variance.copy_(count == 0 ? varianceBefore : variances.mul(Tensors.scalar(scale)));
    }
  }
}
