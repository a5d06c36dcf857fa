package dev.erlangen.bench.cgenn;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.geometry.cgenn.layer.EquivariantLayer;
import dev.erlangen.geometry.cgenn.layer.FullyConnectedGeometricProduct;
import dev.erlangen.geometry.cgenn.layer.GeometricProduct;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Forward and backward of product layers with 32 channels on 128 examples, beside the three-operand
 * einsum of weights with Cayley table, left and right, and beside the factorised way in PyTorch.
 */
public final class ProductBenchmark implements Benchmark {
  private static final int CHANNELS = 32;
  private static final int BATCH = 128;
  private static final int SMALLEST = 3;
  private static final int LARGEST = 5;
  private static final List<String> WAYS = List.of("einsum", "factorised");

  @Override
  public String name() {
    return "cgenn-product";
  }

  @Override
  public String summary() {
    return "forward and backward of geometric product layers, beside the three-operand einsum";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    List<Measurement> out = new ArrayList<>();
    double each = seconds / (2 * (LARGEST - SMALLEST + 1));
    for (int n = SMALLEST; n <= LARGEST; n++) {
      out.addAll(measure("gp", n, each));
      out.addAll(measure("fc", n, each));
    }
    return out;
  }

  private static List<Measurement> measure(String what, int n, double seconds) {
    List<Side> sides = new ArrayList<>();
    try {
      sides.add(Side.of("Erlangen", step(what, n)));
      Python.find().ifPresent(p -> WAYS.forEach(w -> sides.add(peer(p, what, n, w))));
      String label = what.equals("fc") ? "32 to 32 channels, fully connected" : "32 channels";
      return Rounds.of(seconds, sides).measurements("product layer, n=" + n + ", " + label);
    } finally {
      sides.forEach(Side::close);
    }
  }

  private static Runnable step(String what, int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    CliffordAlgebra algebra = CliffordAlgebra.of(ones);
    Rng rng = new Rng(0);
    EquivariantLayer layer =
        what.equals("fc")
            ? new FullyConnectedGeometricProduct.Config(CHANNELS, CHANNELS, algebra.paths())
                .init(rng)
            : new GeometricProduct.Config(CHANNELS, algebra.paths()).init(rng);
    // In memory as the layer before leaves it, and as the layer after gives the gradient.
    Tensor x = rng.normal(1L << n, BATCH, CHANNELS).permute(1, 2, 0).set_requires_grad(true);
    Tensor cotangent = rng.normal(1L << n, BATCH, CHANNELS).permute(1, 2, 0);
    Runnable step =
        () -> {
          try (PointerScope scope = new PointerScope()) {
            Params.clearGradients(layer);
            x.mutable_grad().reset();
            layer.forward(x, algebra).mul(cotangent).sum().backward();
          }
        };
    Warm.up(step);
    return step;
  }

  private static Side peer(Python python, String what, int n, String way) {
    return python.serve(
        "PyTorch " + way,
        "clifford.py",
        "--what",
        what,
        "--n",
        n,
        "--channels",
        CHANNELS,
        "--batch",
        BATCH,
        "--way",
        way,
        "--threads",
        Torch.threads());
  }
}
