package dev.erlangen.bench.lol;

import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.GlGate;
import dev.erlangen.weights.lol.GlNet;
import dev.erlangen.weights.lol.Hidden;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Reading one adapter of language models of growing size (two square matrices per layer, rank 4):
 * GL-net beside forming every update, one at a time; and the gate beside its definition, which
 * forms the product.
 */
public final class ScaleBenchmark implements Benchmark {
  private static final long[][] MODELS = {{12, 768}, {24, 1024}, {24, 2048}, {32, 4096}};
  private static final int RANK = 4;
  private static final int HIDDEN = 16;

  @Override
  public String name() {
    return "lol-scale";
  }

  @Override
  public String summary() {
    return "GL-net on one adapter of large models beside forming the updates, and the gate";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    double part = seconds / (MODELS.length + 1);
    List<Measurement> out = new ArrayList<>();
    for (long[] model : MODELS) {
      out.addAll(reading((int) model[0], model[1], part));
    }
    out.addAll(gate(part));
    return out;
  }

  private static List<Measurement> reading(int layers, long width, double seconds) {
    int matrices = 2 * layers;
    Rng rng = new Rng(0);
    List<Tensor> factors = new ArrayList<>();
    for (int l = 0; l < 2 * matrices; l++) {
      factors.add(rng.normal(1, width, RANK));
    }
    LowRank adapter =
        new LowRank(factors.subList(0, matrices), factors.subList(matrices, 2 * matrices)).packed();
    List<Long> sizes = Collections.nCopies(matrices, width);
    GlNet net = new GlNet.Config(sizes, sizes, HIDDEN, 1, 128, 1).init(rng);
    List<Side> sides =
        List.of(
            Side.of("GL-net", () -> scoped(() -> net.forward(adapter, Mode.EVAL))),
            Side.of("dense updates", () -> dense(adapter)));
    return Rounds.of(seconds, sides)
        .measurements("one adapter, %d layers of width %d".formatted(layers, width));
  }

  private static void scoped(Supplier<Tensor> body) {
    try (PointerScope scope = new PointerScope()) {
      Tensors.item(NoGrad.get(body).sum());
    }
  }

  private static void dense(LowRank adapter) {
    for (int l = 0; l < adapter.matrices(); l++) {
      int matrix = l;
      scoped(() -> adapter.pair(matrix).product());
    }
  }

  private static List<Measurement> gate(double seconds) {
    Rng rng = new Rng(1);
    Hidden hidden = new Hidden(rng.normal(56, 32, 32, RANK), rng.normal(56, 32, 32, RANK));
    List<Side> sides =
        List.of(
            Side.of("GlGate", () -> scoped(() -> GlGate.apply(hidden).u())),
            Side.of("products formed", () -> scoped(() -> slow(hidden).u())));
    return Rounds.of(seconds, sides).measurements("gate of 56 matrices, h 32, 32 adapters");
  }

  /** The definition: rows of U are kept by the row sums of U Vᵀ, rows of V by its column sums. */
  private static Hidden slow(Hidden x) {
    Tensor products = x.products(); // (B, L, h, h)
    Tensor rows = products.sum(3L).gt(Tensors.scalar(0)).permute(1, 2, 0).unsqueeze(-1);
    Tensor columns = products.sum(2L).gt(Tensors.scalar(0)).permute(1, 2, 0).unsqueeze(-1);
    return new Hidden(x.u().mul(rows), x.v().mul(columns));
  }
}
