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
 * @param averageLast number of last epochs whose test metrics are averaged into the result; 0 for
 *     the parameters that were best on the validation split (the last if there is no such split)
 * @param evaluateEvery epochs between evaluations; the last epoch is always evaluated
 * @param wholeBatches whether what is left of an epoch after its last whole batch is passed over;
 *     every epoch another part is
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
    int averageLast,
    int evaluateEvery,
    boolean wholeBatches) {
  public Training {
    Check.positive("epochs", epochs);
    Check.positive("batch", batch);
    Check.between("clipNorm", clipNorm, 0, Double.MAX_VALUE);
    Check.positive("accumulate", accumulate);
    Check.between("emaDecay", emaDecay, 0, 1);
    Check.notNegative("patience", patience);
    Check.between("averageLast", averageLast, 0, epochs);
    Check.positive("evaluateEvery", evaluateEvery);
    Check.that(
        averageLast <= 1 || evaluateEvery == 1,
        "averaging the last %d epochs needs every epoch evaluated, got evaluateEvery = %d",
        averageLast,
        evaluateEvery);
    Check.that(
        optimizer.kind() != Optimizer.Kind.LBFGS || !autocast,
        "LBFGS compares losses more finely than bfloat16 can tell apart; leave autocast off");
  }

  /**
   * Plain training: no clipping, accumulation, averaging or early stop; the result is measured with
   * the parameters that were best on the validation split.
   */
  public static Training of(int epochs, int batch, Optimizer optimizer, Schedule schedule) {
    return new Training(epochs, batch, optimizer, schedule, 0, 1, 0, 0, false, 0, 1, false);
  }

  /** Returns this with gradients clipped to the norm {@code norm}. */
  public Training clipping(double norm) {
    return copy(norm, accumulate, emaDecay, patience, autocast, averageLast, evaluateEvery);
  }

  /** Returns this with the gradients of {@code batches} batches averaged for one update. */
  public Training accumulating(int batches) {
    return copy(clipNorm, batches, emaDecay, patience, autocast, averageLast, evaluateEvery);
  }

  /** Returns this evaluating an exponential moving average of the parameters. */
  public Training averagingParameters(double decay) {
    return copy(clipNorm, accumulate, decay, patience, autocast, averageLast, evaluateEvery);
  }

  /** Returns this stopping after {@code epochs} epochs without a better validation metric. */
  public Training stoppingAfter(int epochs) {
    return copy(clipNorm, accumulate, emaDecay, epochs, autocast, averageLast, evaluateEvery);
  }

  /** Returns this with matrix products in bfloat16. */
  public Training withAutocast() {
    return copy(clipNorm, accumulate, emaDecay, patience, true, averageLast, evaluateEvery);
  }

  /** Returns this with the test metrics of the last {@code count} epochs averaged. */
  public Training averagingLast(int count) {
    return copy(clipNorm, accumulate, emaDecay, patience, autocast, count, evaluateEvery);
  }

  /** Returns this evaluating every {@code epochs} epochs only. */
  public Training evaluatingEvery(int epochs) {
    return copy(clipNorm, accumulate, emaDecay, patience, autocast, averageLast, epochs);
  }

  /** Returns this training on whole batches only. */
  public Training onWholeBatches() {
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
        averageLast,
        evaluateEvery,
        true);
  }

  private Training copy(
      double clip, int batches, double decay, int wait, boolean half, int last, int every) {
    return new Training(
        epochs,
        batch,
        optimizer,
        schedule,
        clip,
        batches,
        decay,
        wait,
        half,
        last,
        every,
        wholeBatches);
  }
}
