package dev.erlangen.spark.neuralpathways.soft;

import dev.erlangen.core.Mix;
import dev.erlangen.core.Mode;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Joint training of prototypes and experts by the soft loss, the temperature falling from {@value
 * #WARM} to {@value #COLD} geometrically. An example is a step; steps are taken in the order they
 * are asked for, so this training cannot be resumed in the middle.
 */
final class SoftProblem implements Problem {
  private static final double WARM = 1;
  private static final double COLD = 0.05;

  private final PathwaysNet net;
  private final boolean classes;
  private final Tensor phi;
  private final Tensor x;
  private final Tensor y;
  private final int steps;
  private final int batch;
  private final SplittableRandom random;
  private int done;

  SoftProblem(PathwaysNet net, RowReader reader, Rows rows, int steps, int batch, long seed) {
    this.net = net;
    this.steps = steps;
    this.batch = Math.min(batch, rows.count());
    classes = reader.task() == Task.CLASSIFICATION;
    random = new SplittableRandom(Mix.of(seed, steps));
    int n = rows.count();
    int inputs = reader.inputs(rows.features());
    phi =
        Tensors.kept(
            () ->
                Tensors.of(reader.features().of(rows), n, reader.features().dimension())
                    .to(ScalarType.Float));
    x = Tensors.kept(() -> Tensors.of(reader.inputs(rows), n, inputs));
    float[] targets = reader.targets(rows);
    y =
        Tensors.kept(
            () ->
                classes
                    ? Tensors.of(targets).to(ScalarType.Long)
                    : Tensors.of(targets, n, reader.outputs()));
  }

  @Override
  public Object model() {
    return net;
  }

  @Override
  public int examples() {
    return steps;
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    double time = steps == 1 ? 1 : Math.min(1.0, (double) done++ / (steps - 1));
    double tau = WARM * Math.pow(COLD / WARM, time);
    long[] which = random.longs(batch, 0, phi.size(0)).toArray();
    Tensor rows = Tensors.of(which);
    Tensor f = phi.index_select(0, rows);
    Tensor in = x.index_select(0, rows);
    Tensor want = y.index_select(0, rows);
    return classes ? net.softCrossEntropy(f, in, want, tau) : net.softLoss(f, in, want, tau);
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    return Map.of();
  }
}
