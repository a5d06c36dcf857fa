package dev.erlangen.train.loop;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.Problem;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A small network with everything that makes resuming hard: buffers and both kinds of randomness.
 */
public final class Noisy implements Problem {
  public record Net(Linear first, BatchNorm norm, Linear second) {}

  private final Net net;
  private final boolean random;
  private final Tensor x;
  private final Tensor y;

  public Noisy(long seed, boolean random) {
    Rng rng = new Rng(seed);
    Rng data = new Rng(12);
    this.random = random;
    net =
        new Net(
            new Linear.Config(4, 8).init(rng),
            new BatchNorm.Config(8).init(),
            new Linear.Config(8, 1).init(rng));
    x = Tensors.kept(() -> data.normal(48, 4));
    y = Tensors.kept(() -> x.narrow(1, 0, 1).mul(x.narrow(1, 1, 1)));
  }

  @Override
  public Net model() {
    return net;
  }

  @Override
  public int examples() {
    return 48;
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    Tensor rows = Tensors.of(examples);
    Tensor in = x.index_select(0, rows);
    if (random) {
      in = in.mul(mode.random().signs(in.shape()).mul(Tensors.scalar(0.1)).add(Tensors.scalar(1)));
      in = torch.dropout(in, 0.1, true);
    }
    return torch.mse_loss(forward(in, mode), y.index_select(0, rows));
  }

  private Tensor forward(Tensor in, Mode mode) {
    return net.second.forward(torch.tanh(net.norm.forward(net.first.forward(in), mode)));
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    double error = Tensors.item(torch.mse_loss(forward(x, Mode.EVAL), y));
    return split == Split.TRAIN ? Map.of() : Map.of("mse", error);
  }
}
