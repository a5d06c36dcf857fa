package dev.erlangen.bench.lol;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Torch;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.util.ArrayList;
import java.util.List;

/**
 * A training step of GL-net on 32 adapters of a language model (56 matrices, rank 4), beside
 * PyTorch as published, matrix after matrix, and with matrices of one shape in one product.
 */
public final class GlNetBenchmark implements Benchmark {
  @Override
  public String name() {
    return "lol-step";
  }

  @Override
  public String summary() {
    return "training step of GL-net on 32 adapters of 56 matrices, beside PyTorch's";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    List<Measurement> out = new ArrayList<>();
    for (int layers : new int[] {1, 2}) {
      out.addAll(run(layers, seconds / 2));
    }
    return out;
  }

  private static List<Measurement> run(int layers, double seconds) {
    List<Side> sides = new ArrayList<>();
    try {
      GlNetStep step = new GlNetStep(layers);
      sides.add(Side.of("Erlangen", step::run));
      Python.find()
          .ifPresent(
              p -> {
                for (String way : List.of("official", "stacked")) {
                  sides.add(
                      p.serve(
                          "PyTorch " + way,
                          "lol_step.py",
                          "--layers",
                          layers,
                          "--way",
                          way,
                          "--threads",
                          Torch.threads()));
                }
              });
      return Rounds.of(seconds, sides).measurements("GL-net, " + layers + " equivariant layers");
    } finally {
      sides.forEach(Side::close);
    }
  }
}
