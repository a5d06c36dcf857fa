package dev.erlangen.train.loop;

import java.util.Optional;
import java.util.function.Supplier;

/** Where the snapshots of a training go. */
public interface Keeper {
  /** Forgets everything. */
  Keeper NONE =
      new Keeper() {
        @Override
        public Optional<Snapshot> last() {
          return Optional.empty();
        }

        @Override
        public void offer(boolean epochEnd, Supplier<Snapshot> snapshot) {}
      };

  /** Returns one that reads what {@code keeper} has and keeps nothing: the first member keeps. */
  static Keeper reading(Keeper keeper) {
    return new Keeper() {
      @Override
      public Optional<Snapshot> last() {
        return keeper.last();
      }

      @Override
      public void offer(boolean epochEnd, Supplier<Snapshot> snapshot) {}
    };
  }

  /** The snapshot to continue from. */
  Optional<Snapshot> last();

  /**
   * Called after every update and every epoch; the keeper decides whether to take a snapshot, which
   * costs nothing unless {@code snapshot} is asked.
   */
  void offer(boolean epochEnd, Supplier<Snapshot> snapshot);
}
