package dev.erlangen.train.run;

import dev.erlangen.core.Check;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.store.RunStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How a recipe is run.
 *
 * @param seeds seeds of every arm, at least one, none twice
 * @param device name of the device, such as {@code cpu} or {@code cuda:0}
 * @param store where the run is kept; empty to keep nothing
 * @param checkpointSeconds least time between two checkpoints, 0 for one after every update
 * @param command what was typed, for the record
 * @param progress who is told
 * @param ensemble the processes that train together; each of them runs the same recipe from the
 *     same folder, which all of them see and only the first one writes
 */
public record RunOptions(
    List<Long> seeds,
    String device,
    Optional<RunStore> store,
    double checkpointSeconds,
    String command,
    Progress progress,
    Ensemble ensemble) {
  private static final double CHECKPOINT_SECONDS = 5;

  public RunOptions {
    seeds = List.copyOf(seeds);
    Check.that(!seeds.isEmpty(), "at least one seed is needed");
    Check.that(
        seeds.stream().distinct().count() == seeds.size(), "a seed is named twice: %s", seeds);
    Check.between("checkpointSeconds", checkpointSeconds, 0, 1e6);
  }

  /** The given seeds on the CPU, in silence, kept nowhere. */
  public static RunOptions ofSeeds(long... seeds) {
    return new RunOptions(
        LongStream.of(seeds).boxed().toList(),
        "cpu",
        Optional.empty(),
        CHECKPOINT_SECONDS,
        "",
        Progress.NONE,
        Ensemble.ALONE);
  }

  /** Returns this with other seeds. */
  public RunOptions from(List<Long> others) {
    return new RunOptions(others, device, store, checkpointSeconds, command, progress, ensemble);
  }

  /** Returns this on another device. */
  public RunOptions on(String other) {
    return new RunOptions(seeds, other, store, checkpointSeconds, command, progress, ensemble);
  }

  /** Returns this kept in {@code place}. */
  public RunOptions storedIn(RunStore place) {
    return new RunOptions(
        seeds, device, Optional.of(place), checkpointSeconds, command, progress, ensemble);
  }

  /** Returns this with at least {@code seconds} between two checkpoints. */
  public RunOptions checkpointingEvery(double seconds) {
    return new RunOptions(seeds, device, store, seconds, command, progress, ensemble);
  }

  /** Returns this noting the command that was typed. */
  public RunOptions typedAs(String text) {
    return new RunOptions(seeds, device, store, checkpointSeconds, text, progress, ensemble);
  }

  /** Returns this telling {@code other}. */
  public RunOptions telling(Progress other) {
    return new RunOptions(seeds, device, store, checkpointSeconds, command, other, ensemble);
  }

  /** Returns this as one member of an ensemble. */
  public RunOptions joined(Ensemble others) {
    return new RunOptions(seeds, device, store, checkpointSeconds, command, progress, others);
  }

  /** Whether this process is the one that writes to the run. */
  boolean writes() {
    return ensemble.rank() == 0;
  }
}
