package dev.erlangen.bench.cgenn;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.metric.LearnedMetric;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.Arcs;
import dev.erlangen.geometry.cgenn.model.NBodyCgGnn;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.train.loop.FlatParameters;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A training step of the particle network as published (28 channels, 3 rounds, 100 systems of five
 * particles), forward to Adam, with a given and with a learned metric, beside PyTorch's.
 */
public final class ParticleStepBenchmark implements Benchmark {
  private static final int HIDDEN = 28;
  private static final int LAYERS = 3;
  private static final int SYSTEMS = 100;
  private static final int PARTICLES = 5;
  private static final int SPACE = 3;
  private static final double RATE = 1e-3;

  @Override
  public String name() {
    return "cgenn-step";
  }

  @Override
  public String summary() {
    return "training step of the Clifford particle network, beside PyTorch's";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    List<Side> sides = new ArrayList<>();
    try {
      sides.add(Side.of("Erlangen", step(Metric.of(1, 1, 1))));
      sides.add(
          Side.of(
              "Erlangen, learned metric",
              step(new LearnedMetric.Config(1, 1, 1).init(new Rng(1)))));
      Python.find()
          .ifPresent(
              p -> {
                for (String way : List.of("einsum", "factorised")) {
                  sides.add(peer(p, way));
                }
              });
      int[] peers = IntStream.range(2, sides.size()).toArray();
      Rounds rounds = Rounds.of(seconds, sides);
      List<Measurement> out = new ArrayList<>(rounds.measurements("100 systems", 0, peers));
      out.addAll(rounds.measurements("100 systems, learned metric", 1, peers));
      return out;
    } finally {
      sides.forEach(Side::close);
    }
  }

  private static Runnable step(Metric metric) {
    Rng rng = new Rng(0);
    NBodyCgGnn net = new NBodyCgGnn.Config(HIDDEN, LAYERS).init(metric, rng);
    FlatParameters parameters = FlatParameters.of(net);
    Update update = Update.of(Optimizer.adam(RATE), parameters.values(), parameters.gradients());
    Arcs arcs = Arcs.complete(SYSTEMS, PARTICLES);
    Tensor charge = rng.signs(SYSTEMS, PARTICLES, 1);
    Tensor rows = charge.reshape(-1, 1, 1);
    NBodyCgGnn.Particles particles =
        new NBodyCgGnn.Particles(
            rng.normal(SYSTEMS, PARTICLES, SPACE),
            rng.normal(SYSTEMS, PARTICLES, SPACE),
            charge,
            arcs.atRows(rows).mul(arcs.atColumns(rows)).reshape(SYSTEMS, -1, 1),
            arcs);
    Tensor end = rng.normal((long) SYSTEMS * PARTICLES, SPACE);
    Mode mode = Mode.train(new Rng(1));
    Runnable step =
        () -> {
          try (PointerScope scope = new PointerScope()) {
            parameters.clearGradients();
            Tensor loss = Losses.mse(net.forward(particles, mode), end);
            loss.backward();
            double value = Tensors.item(loss);
            try (NoGradGuard guard = new NoGradGuard()) {
              update.step(RATE, value, () -> value);
            }
          }
        };
    Warm.up(step);
    return step;
  }

  private static Side peer(Python python, String way) {
    return python.serve(
        "PyTorch " + way,
        "clifford.py",
        "--what",
        "nbody",
        "--channels",
        HIDDEN,
        "--layers",
        LAYERS,
        "--batch",
        SYSTEMS,
        "--way",
        way,
        "--threads",
        Torch.threads());
  }
}
