package dev.erlangen.bench.topology;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Torch;
import dev.erlangen.topology.homology.BitMatrix;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The rank of a random 2 000 × 4 000 matrix over GF(2), beside elimination on packed numpy rows.
 */
public final class RankBenchmark implements Benchmark {
  private static final int ROWS = 2000;
  private static final int COLUMNS = 4000;

  @Override
  public String name() {
    return "gf2-rank";
  }

  @Override
  public String summary() {
    return "rank over GF(2) of a random 2000 x 4000 matrix, beside numpy's packed rows";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    BitMatrix matrix = new BitMatrix(ROWS, COLUMNS);
    SplittableRandom random = new SplittableRandom(0);
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        if (random.nextBoolean()) {
          matrix.flip(i, j);
        }
      }
    }
    List<Side> sides = new ArrayList<>();
    try {
      sides.add(Side.of("Erlangen", matrix::rank));
      Python.find()
          .ifPresent(
              p ->
                  sides.add(p.serve("numpy", "gf2_rank.py", "--rows", ROWS, "--columns", COLUMNS)));
      return Rounds.of(seconds, sides).measurements(ROWS + " x " + COLUMNS);
    } finally {
      sides.forEach(Side::close);
    }
  }
}
