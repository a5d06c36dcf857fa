package dev.erlangen.bench;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Torch;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.util.ArrayList;
import java.util.List;

/**
 * Forward and backward of BasisNet on the 32 × 32 grid, which reads the projectors from the bases
 * alone, beside PyTorch with dense projectors as published, and with the same contraction.
 */
public final class BasisNetBenchmark implements Benchmark {
  private static final int SIDE = 32;

  @Override
  public String name() {
    return "basisnet";
  }

  @Override
  public String summary() {
    return "forward and backward of BasisNet on the 32 x 32 grid, beside dense projectors";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    int threads = Torch.threads();
    List<Side> sides = new ArrayList<>();
    try {
      sides.add(Side.of("Erlangen", new GridBasisNet(SIDE)::step));
      Python.find()
          .ifPresent(
              p -> {
                for (String way : List.of("dense", "factored", "optimised")) {
                  sides.add(
                      p.serve(
                          "PyTorch " + way,
                          "basisnet_dense.py",
                          "--side",
                          SIDE,
                          "--way",
                          way,
                          "--threads",
                          threads));
                }
              });
      return Rounds.of(seconds, sides).measurements("1024 nodes");
    } finally {
      sides.forEach(Side::close);
    }
  }
}
