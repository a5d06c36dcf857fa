package dev.erlangen.cli.toy;

import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.train.bench.Quantiles;
import java.util.List;

/** A benchmark with known results. */
public final class ToyBenchmark implements Benchmark {
  @Override
  public String name() {
    return "toy-speed";
  }

  @Override
  public String summary() {
    return "Nothing, quickly";
  }

  @Override
  public List<Measurement> run(double seconds) {
    return List.of(
        new Measurement("sum", Quantiles.of(2), "ms", Quantiles.of(40), "a slow sum"),
        Measurement.of("memory", 0.25, "MiB"));
  }
}
