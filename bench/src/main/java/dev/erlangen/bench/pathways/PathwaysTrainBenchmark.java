package dev.erlangen.bench.pathways;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Torch;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.train.bench.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Training from rows to experts, 4000 rows and 100 updates of 32 rows per expert, beside the same
 * experts one after the other in PyTorch, and beside one network of their total size that reads as
 * many rows.
 */
public final class PathwaysTrainBenchmark implements Benchmark {
  private static final int[] HEIGHTS = {2, 4, 6};
  private static final int CENTRAL_WIDTH = 112;
  private static final int CENTRAL_BATCH = 128;

  @Override
  public String name() {
    return "pathways-train";
  }

  @Override
  public String summary() {
    return "training neural pathways, by leaves and threads, beside PyTorch";
  }

  @Override
  public List<Measurement> run(double seconds) {
    int before = Torch.threads();
    Torch.threads(1);
    List<Measurement> out = new ArrayList<>();
    try (LocalEngine one = new LocalEngine(1);
        LocalEngine two = new LocalEngine(2)) {
      for (int height : HEIGHTS) {
        out.addAll(leaves(height, one, two, seconds / HEIGHTS.length));
      }
      return out;
    } finally {
      Torch.threads(before);
    }
  }

  private static List<Measurement> leaves(
      int height, LocalEngine one, LocalEngine two, double seconds) {
    int leaves = 1 << height;
    List<Side> sides = new ArrayList<>();
    sides.add(new Busy("Erlangen", () -> Pathways.trained(height, one)));
    sides.add(new Busy("Erlangen, 2 threads", () -> Pathways.trained(height, two)));
    Python.find()
        .ifPresent(
            p -> {
              sides.add(peer(p, "PyTorch, experts one by one", "experts", leaves, Pathways.STEPS));
              if (height == HEIGHTS[HEIGHTS.length - 1]) {
                int steps = leaves * Pathways.STEPS * Pathways.BATCH / CENTRAL_BATCH;
                sides.add(peer(p, "PyTorch, one network", "central", leaves, steps));
              }
            });
    try {
      Rounds rounds = Rounds.of(seconds, sides);
      String what = leaves + " leaves";
      int[] peers = IntStream.range(2, sides.size()).toArray();
      List<Measurement> out = new ArrayList<>(rounds.measurements(what, 0, peers));
      out.add(
          new Measurement(
              what + ", 2 threads, wall time",
              Quantiles.of(rounds.times().get(1).wall()),
              "ms",
              Quantiles.of(rounds.times().get(0).wall()),
              "1 thread"));
      return out;
    } finally {
      sides.forEach(Side::close);
    }
  }

  private static Side peer(Python python, String label, String what, int leaves, int steps) {
    return python.serve(
        label,
        "pathways.py",
        "--what",
        what,
        "--leaves",
        leaves,
        "--steps",
        steps,
        "--batch",
        what.equals("central") ? CENTRAL_BATCH : Pathways.BATCH,
        "--width",
        what.equals("central") ? CENTRAL_WIDTH : 12,
        "--threads",
        1);
  }
}
