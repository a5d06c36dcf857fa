package dev.erlangen.bench.measure;

import dev.erlangen.core.Torch;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.train.bench.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs of several sides in turn, so that all of them see the same machine.
 *
 * @param sides the first is ours
 * @param times of each side
 */
public record Rounds(List<String> sides, List<Times> times) {
  private static final int LEAST = 3;
  private static final double TURN_MS = 300;

  /** Times all sides in turn for about {@code seconds}, three times each at least. */
  public static Rounds of(double seconds, List<? extends Side> sides) {
    List<Times> times = new ArrayList<>();
    int[] counts = new int[sides.size()];
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (int s = 0; s < counts.length; s++) {
      double first = sides.get(s).run(1).wall()[0]; // warm-up
      counts[s] = (int) Math.max(1, TURN_MS / Math.max(first, 1e-3));
      sides.get(s).run(counts[s]);
      times.add(Times.NONE);
    }
    while (times.get(0).count() < LEAST * counts[0] || System.nanoTime() < end) {
      for (int s = 0; s < counts.length; s++) {
        times.set(s, times.get(s).and(sides.get(s).run(counts[s])));
      }
    }
    return new Rounds(sides.stream().map(Side::name).toList(), times);
  }

  /**
   * Returns the time of one side beside those of others, one line each; with one thread the
   * processor time, which does not count waiting for a processor that others use.
   *
   * @param own the side that is ours
   * @param others what it is compared with; if there are none, its time stands alone
   */
  public List<Measurement> measurements(String what, int own, int... others) {
    boolean one = Torch.threads() == 1;
    String subject = what + ", " + threads(Torch.threads()) + (one ? ", processor time" : "");
    Quantiles ours = quantiles(own, one);
    if (others.length == 0) {
      return List.of(Measurement.of(subject, ours, "ms"));
    }
    return Arrays.stream(others)
        .mapToObj(s -> new Measurement(subject, ours, "ms", quantiles(s, one), sides.get(s)))
        .toList();
  }

  /** Returns {@code 1 thread} or {@code 2 threads}. */
  public static String threads(int count) {
    return count + (count == 1 ? " thread" : " threads");
  }

  /** The first side beside all others. */
  public List<Measurement> measurements(String what) {
    return measurements(what, 0, IntStream.range(1, sides.size()).toArray());
  }

  private Quantiles quantiles(int side, boolean processor) {
    return Quantiles.of(processor ? times.get(side).processor() : times.get(side).wall());
  }
}
