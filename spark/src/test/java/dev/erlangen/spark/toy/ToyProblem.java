package dev.erlangen.spark.toy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Predictor;
import dev.erlangen.train.recipe.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Fifty noisy points on a plane, so that batches of 16 do not come out even. */
final class ToyProblem implements Problem {
  record Net(Linear first, BatchNorm norm, Linear second) {}

  private static final int POINTS = 50;
  private static final int CRITICAL_UPDATE = 11;

  private final Net net;
  private final Tensor x;
  private final Tensor y;
  private final boolean noisy;
  private final String accident;
  private int updates;

  ToyProblem(long seed, boolean noisy, String accident) {
    Rng rng = new Rng(seed);
    Rng data = new Rng(99);
    net =
        new Net(
            new Linear.Config(3, 8).init(rng),
            new BatchNorm.Config(8).init(),
            new Linear.Config(8, 1).init(rng));
    x = Tensors.kept(() -> data.normal(POINTS, 3));
    y = Tensors.kept(() -> x.narrow(1, 0, 1).mul(x.narrow(1, 1, 1)).add(data.normal(POINTS, 1)));
    this.noisy = noisy;
    this.accident = accident;
  }

  @Override
  public Net model() {
    return net;
  }

  @Override
  public int examples() {
    return POINTS;
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    if (++updates == CRITICAL_UPDATE && !accident.isEmpty()) {
      Accident.happen(accident);
    }
    Tensor rows = Tensors.of(examples);
    Tensor in = x.index_select(0, rows);
    if (noisy) {
      in = in.mul(mode.random().signs(in.shape()));
    }
    return torch.mse_loss(forward(in, mode), y.index_select(0, rows));
  }

  private Tensor forward(Tensor in, Mode mode) {
    Tensor hidden = net.first.forward(in);
    return net.second.forward(torch.tanh(noisy ? net.norm.forward(hidden, mode) : hidden));
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    return split == Split.TRAIN
        ? Map.of()
        : Map.of("mse", Tensors.item(torch.mse_loss(forward(x, Mode.EVAL), y)));
  }

  /** The value at (n, n/10, -1) for a graph of n nodes; six nodes are refused. */
  @Override
  public Optional<Predictor> predictor() {
    return Optional.of(
        new Predictor() {
          @Override
          public List<String> outputs() {
            return List.of("toy value");
          }

          @Override
          public double[][] predict(List<Graph> graphs) {
            double[][] out = new double[graphs.size()][];
            for (int i = 0; i < out.length; i++) {
              float n = graphs.get(i).nodes();
              dev.erlangen.core.Check.that(n != 6, "six nodes are too many");
              Tensor at = Tensors.of(new float[] {n, n / 10, -1}, 1, 3);
              out[i] = new double[] {Tensors.item(forward(at, Mode.EVAL))};
            }
            return out;
          }
        });
  }
}
