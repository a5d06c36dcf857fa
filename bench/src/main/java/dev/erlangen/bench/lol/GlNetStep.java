package dev.erlangen.bench.lol;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.FlatParameters;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Update;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.GlNet;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * One training step of GL-net on random adapters of the shape of a language model's: q_proj and
 * v_proj of 28 layers. The peer is {@code bench/peers/lol_step.py}.
 */
public final class GlNetStep {
  /** Rows and columns of q_proj, and columns of v_proj. */
  static final long WIDTH = 1536;

  /** Rows of v_proj. */
  static final long NARROW = 256;

  /** Layers of the language model; two adapted matrices each. */
  static final int DEPTH = 28;

  static final int BATCH = 32;
  static final int RANK = 4;
  private static final int HIDDEN = 16;
  private static final int HEAD = 256;
  private static final int OUT = 2;
  private static final double RATE = 1e-3;
  private static final double DECAY = 1e-2;

  private final GlNet net;
  private final LowRank input;
  private final Tensor target;
  private final FlatParameters parameters;
  private final Update update;
  private final Mode mode = Mode.train(new Rng(0));

  /** A network with so many equivariant layers. */
  public GlNetStep(int layers) {
    this(config(layers).init(new Rng(0)), random(new Rng(1)), new Rng(2).normal(BATCH, OUT));
  }

  /** A given network on given adapters. */
  public GlNetStep(GlNet net, LowRank input, Tensor target) {
    this.net = net;
    this.input = input.packed();
    this.target = target;
    parameters = FlatParameters.of(net);
    update = Update.of(Optimizer.adamw(RATE, DECAY), parameters.values(), parameters.gradients());
  }

  static GlNet.Config config(int layers) {
    List<Long> n = new ArrayList<>();
    List<Long> m = new ArrayList<>();
    for (int l = 0; l < 2 * DEPTH; l++) {
      n.add(l % 2 == 0 ? WIDTH : NARROW);
      m.add(WIDTH);
    }
    return new GlNet.Config(n, m, HIDDEN, layers, HEAD, OUT);
  }

  private static LowRank random(Rng rng) {
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < 2 * DEPTH; l++) {
      u.add(rng.normal(BATCH, l % 2 == 0 ? WIDTH : NARROW, RANK));
      v.add(rng.normal(BATCH, WIDTH, RANK));
    }
    return new LowRank(u, v);
  }

  /** Does a step and returns its loss, measured before the parameters move. */
  public double run() {
    try (PointerScope scope = new PointerScope()) {
      parameters.clearGradients();
      Tensor loss = Losses.mse(net.forward(input, mode), target);
      loss.backward();
      double value = Tensors.item(loss);
      try (NoGradGuard guard = new NoGradGuard()) {
        update.step(RATE, value, () -> value);
      }
      return value;
    }
  }
}
