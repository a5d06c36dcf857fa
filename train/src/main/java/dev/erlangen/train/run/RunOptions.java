package dev.erlangen.train.run;

import dev.erlangen.core.Check;
import dev.erlangen.train.progress.Progress;
import java.util.List;

/**
 * How a recipe is run.
 *
 * @param seeds seeds of every arm, at least one, none twice
 * @param device name of the device, such as {@code cpu} or {@code cuda:0}
 * @param progress who is told
 */
public record RunOptions(List<Long> seeds, String device, Progress progress) {
  public RunOptions {
    seeds = List.copyOf(seeds);
    Check.that(!seeds.isEmpty(), "at least one seed is needed");
    Check.that(
        seeds.stream().distinct().count() == seeds.size(), "a seed is named twice: %s", seeds);
  }

  /** One seed on the CPU in silence. */
  public static RunOptions ofSeeds(long... seeds) {
    return new RunOptions(
        java.util.stream.LongStream.of(seeds).boxed().toList(), "cpu", Progress.NONE);
  }

  /** Returns this telling {@code other}. */
  public RunOptions telling(Progress other) {
    return new RunOptions(seeds, device, other);
  }
}
