package dev.erlangen.train.checkpoint;

import dev.erlangen.train.loop.Keeper;
import dev.erlangen.train.loop.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;

/**
 * Writes a checkpoint when enough time has passed since the last one: at the end of an epoch, or
 * within a long one. Writing never takes more than about a fiftieth of the time.
 */
public final class Checkpoints implements Keeper {
  private static final int SHARE = 50;

  private final CheckpointFile file;
  private final long pause;
  private long next;

  /**
   * Keeps snapshots in {@code file}.
   *
   * @param seconds least time between two checkpoints; 0 writes after every update
   */
  public Checkpoints(CheckpointFile file, double seconds) {
    this.file = file;
    this.pause = (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    this.next = System.nanoTime() + pause;
  }

  @Override
  public Optional<Snapshot> last() {
    try {
      return file.read();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checkpoint " + file.path(), e);
    }
  }

  @Override
  public void offer(boolean epochEnd, Supplier<Snapshot> snapshot) {
    long start = System.nanoTime();
    // An epoch that ends soon is worth waiting for: its checkpoint replays nothing.
    long due = epochEnd || pause == 0 ? next : next + pause;
    if (start - due >= 0) {
      write(snapshot);
      long end = System.nanoTime();
      next = end + (pause == 0 ? 0 : Math.max(pause, SHARE * (end - start)));
    }
  }

  private void write(Supplier<Snapshot> snapshot) {
    try (PointerScope scope = new PointerScope()) {
      file.write(snapshot.get());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the checkpoint " + file.path(), e);
    }
  }
}
