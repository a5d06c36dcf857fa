package dev.erlangen.bench;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What a call costs: operations on tensors of one element. A run is 1000 calls, so a time in
 * milliseconds per run is one in microseconds per call; the cost of the loop is included.
 */
public final class OpBenchmark implements Benchmark {
  private static final int CALLS = 1000;

  @Override
  public String name() {
    return "op";
  }

  @Override
  public String summary() {
    return "cost of a call: operations on one element, beside Python's";
  }

  @Override
  public List<Measurement> run(double seconds) {
    int threads = Torch.threads();
    Torch.threads(1);
    try {
      Map<String, Runnable> operations = operations();
      List<Measurement> out = new ArrayList<>();
      operations.forEach((name, call) -> out.add(measure(name, call, seconds / operations.size())));
      return out;
    } finally {
      Torch.threads(threads);
    }
  }

  private static Measurement measure(String name, Runnable call, double seconds) {
    List<Side> sides = new ArrayList<>();
    sides.add(Side.of("Erlangen", () -> calls(name, call)));
    Optional<Python> python = Python.find();
    python.ifPresent(
        p -> sides.add(p.serve("Python", "op_overhead.py", "--case", name, "--calls", CALLS)));
    try {
      Measurement ms = Rounds.of(seconds, sides).measurements(name).get(0);
      return new Measurement(ms.what(), ms.value(), "µs", ms.reference(), ms.referenceName());
    } finally {
      sides.forEach(Side::close);
    }
  }

  private static void calls(String name, Runnable call) {
    try (PointerScope scope = new PointerScope()) {
      Runnable all =
          () -> {
            for (int i = 0; i < CALLS; i++) {
              call.run();
            }
          };
      if (name.endsWith("recorded") || name.endsWith("backward")) {
        all.run();
      } else {
        NoGrad.run(all);
      }
    }
  }

  /** The operations, under the names of {@code bench/peers/op_overhead.py}. */
  private static Map<String, Runnable> operations() {
    Tensor a = torch.rand(1);
    Tensor b = torch.rand(1);
    Tensor m = torch.rand(4, 4);
    Tensor p = torch.rand(1).requires_grad_(true);
    Map<String, Runnable> out = new LinkedHashMap<>();
    out.put("add", () -> a.add(b));
    out.put("add_in_place", () -> a.add_(b));
    out.put("relu", a::relu);
    out.put("view", () -> m.view(16));
    out.put("matmul_4x4", () -> m.mm(m));
    out.put("add_recorded", () -> p.add(b));
    out.put("add_backward", () -> p.add(b).backward());
    return out;
  }
}
