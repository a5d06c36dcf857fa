package dev.erlangen.train.loop;

/** A training whose loss or gradient stopped being a number. */
public final class DivergedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  DivergedException(String what, double value, int epoch, int batch) {
    super(
        "the %s became %s in epoch %d, batch %d; a lower learning rate, a warm-up or clipping may help"
            .formatted(what, value, epoch, batch));
  }
}
