package dev.erlangen.bench;

import dev.erlangen.train.bench.Measurement;
import dev.erlangen.train.loop.Resident;
import dev.erlangen.train.loop.Watcher;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/** Counts native objects and resident memory while a training runs. */
final class LeakWatcher implements Watcher {
  static final int STEPS = 10_000;
  private static final int FIRST = 1000;
  private static final double MIB = 1 << 20;

  private final List<Measurement> found = new ArrayList<>();
  private long pointers;
  private int step;

  @Override
  public void batch(int epoch, int batch, int batches, double loss) {
    step++;
    if (step == FIRST || step == STEPS) {
      // What is only reachable from the Java heap is garbage, not a leak.
      System.gc();
      Pointer.deallocateReferences();
      long now = Pointer.totalCount();
      if (step == FIRST) {
        pointers = now;
      } else {
        found.add(
            Measurement.of(
                "growth of live native objects, step 1000 to 10 000",
                Math.max(0, now - pointers),
                "objects"));
      }
      found.add(Measurement.of("resident memory at step " + step, Resident.now() / MIB, "MiB"));
    }
  }

  List<Measurement> measurements() {
    return List.copyOf(found);
  }
}
