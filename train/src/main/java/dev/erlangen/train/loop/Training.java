package dev.erlangen.train.loop;

import dev.erlangen.core.Check;

/**
 * How a model is trained.
 *
 * @param epochs passes over the training examples
 * @param batch examples per step
 * @param optimizer update rule and its constants
 * @param schedule learning rate over time
 * @param clipNorm largest norm of the gradient, 0 for none
 * @param accumulate batches whose gradients are averaged for one update
 * @param emaDecay decay of the averaged parameters that are evaluated, 0 for none
 * @param patience epochs without a better validation metric after which training stops, 0 for never
 * @param autocast whether matrix products run in bfloat16
 * @param averageLast number of last epochs whose test metrics are averaged into the result, 1 for
 *     the last only
 */
public record Training(
    int epochs,
    int batch,
    Optimizer optimizer,
    Schedule schedule,
    double clipNorm,
    int accumulate,
    double emaDecay,
    int patience,
    boolean autocast,
    int averageLast) {
  public Training {
    Check.positive("epochs", epochs);
    Check.positive("batch", batch);
    Check.between("clipNorm", clipNorm, 0, Double.MAX_VALUE);
    Check.positive("accumulate", accumulate);
    Check.between("emaDecay", emaDecay, 0, 1);
    Check.notNegative("patience", patience);
    Check.between("averageLast", averageLast, 1, epochs);
  }

  /** Plain training with a constant rate: no clipping, accumulation, averaging or early stop. */
  public static Training of(int epochs, int batch, Optimizer optimizer, Schedule schedule) {
    return new Training(epochs, batch, optimizer, schedule, 0, 1, 0, 0, false, 1);
  }

  /** Returns this with the test metrics of the last {@code count} epochs averaged. */
  public Training averagingLast(int count) {
    return new Training(
        epochs,
        batch,
        optimizer,
        schedule,
        clipNorm,
        accumulate,
        emaDecay,
        patience,
        autocast,
        count);
  }
}
