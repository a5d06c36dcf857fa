package dev.erlangen.bench.zinc;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.train.loop.FlatParameters;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Update;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * One step of training on prepared batches: forward, L1 loss, backward, Adam. Step i uses batch i
 * modulo their number, as {@code bench/peers/step_time.py} does.
 */
public final class TrainingStep {
  private static final double RATE = 1e-3;

  private final Object model;
  private final List<Function<Mode, Tensor>> predictions = new ArrayList<>();
  private final List<Tensor> targets = new ArrayList<>();
  private final FlatParameters parameters;
  private final Update update;
  private final Mode mode = Mode.train(new Rng(0));
  private int step;

  /**
   * Prepares all batches of a file.
   *
   * @param packed see {@link Preset#net}
   * @param initial values of the parameters by name; none for fresh ones
   */
  public TrainingStep(
      Preset preset, Path batches, ScalarType type, boolean packed, Map<String, Tensor> initial)
      throws IOException {
    Torch.load();
    ZincNet drawn = preset.net(packed);
    ZincNet net = Params.to(drawn, Torch.device("cpu"), type);
    model = net.model();
    if (!initial.isEmpty()) {
      Params.load(model, initial);
    }
    parameters = FlatParameters.of(model);
    update = Update.of(Optimizer.adam(RATE), parameters.values(), parameters.gradients());
    BatchFile file = BatchFile.read(batches);
    for (int i = 0; i < file.fields().size(); i++) {
      GraphBatch graphs = file.graphs(i);
      predictions.add(net.on(file.fields().get(i), graphs, type));
      targets.add(graphs.targets().to(type));
    }
  }

  /** Number of trained values. */
  public long parameters() {
    return parameters.count();
  }

  /** Does the next step and returns its loss, measured before the parameters move. */
  public double run() {
    int i = step++ % targets.size();
    try (PointerScope scope = new PointerScope()) {
      parameters.clearGradients();
      Tensor loss = torch.l1_loss(predictions.get(i).apply(mode), targets.get(i));
      loss.backward();
      double value = loss.item_double();
      try (NoGradGuard guard = new NoGradGuard()) {
        update.step(RATE, value, () -> value);
      }
      return value;
    }
  }
}
