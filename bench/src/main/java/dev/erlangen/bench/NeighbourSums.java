package dev.erlangen.bench;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Torch;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;

/** Forward and backward of a sum over neighbours in three ways; see {@link AggregationProblem}. */
public final class NeighbourSums implements Benchmark {
  private static final List<AggregationProblem.Size> SIZES =
      List.of(
          new AggregationProblem.Size(10_000, 200_000, 64),
          new AggregationProblem.Size(170_000, 1_200_000, 64),
          new AggregationProblem.Size(3_000, 6_500, 128));

  @Override
  public String name() {
    return "aggregation";
  }

  @Override
  public String summary() {
    return "sums over neighbours, forward and backward, beside gather + index_add and CSR mm";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    List<Measurement> out = new ArrayList<>();
    Optional<Python> python = Python.find();
    for (AggregationProblem.Size size : SIZES) {
      AggregationProblem problem = new AggregationProblem(size);
      List<Side> sides = new ArrayList<>();
      sides.add(side("Aggregation.sum", problem, AggregationProblem::ours));
      python.ifPresent(p -> sides.add(peer(p, SIZES.indexOf(size))));
      sides.add(side("gather + index_add here", problem, AggregationProblem::gatherAndAdd));
      sides.add(side("CSR mm here", problem, AggregationProblem::sparseProduct));
      String what = "N=%d, E=%d, F=%d".formatted(size.nodes(), size.edges(), size.features());
      out.addAll(Rounds.of(seconds / SIZES.size(), sides).measurements(what));
      sides.forEach(Side::close);
    }
    return out;
  }

  private static Side peer(Python python, int size) {
    return python.serveAsInstalled(
        "gather + index_add in PyTorch",
        "aggregation.py",
        "--size",
        size,
        "--threads",
        Torch.threads());
  }

  private static Side side(
      String name, AggregationProblem problem, Consumer<AggregationProblem> way) {
    return Side.of(
        name,
        () -> {
          try (PointerScope scope = new PointerScope()) {
            way.accept(problem);
          }
        });
  }
}
