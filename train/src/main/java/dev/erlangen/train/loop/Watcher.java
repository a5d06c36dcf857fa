package dev.erlangen.train.loop;

import java.util.List;

/** Sees a training go on. */
public interface Watcher {
  /** Looks away. */
  Watcher NONE = new Watcher() {};

  /** Called before training goes on after {@code history}, which is empty for a fresh start. */
  default void start(List<Epoch> history) {}

  /**
   * Called after every batch.
   *
   * @param epoch current epoch, from 0
   * @param batch batches done in the epoch
   * @param batches batches of an epoch
   * @param loss loss of the batch
   */
  default void batch(int epoch, int batch, int batches, double loss) {}

  /** Called after every epoch; {@code best} says whether its parameters are the best so far. */
  default void epoch(Epoch epoch, boolean best) {}
}
