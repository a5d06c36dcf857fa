package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Mode;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.data.PointData;
import dev.erlangen.geometry.cgenn.metric.LearnedMetric;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Regression of a number from points by mean squared error. Points are divided by one number per
 * place, which no isometry notices, and targets are standardised, both over the training examples;
 * {@code mse} is in the units of the data, {@code relative mse} in those of the test variance.
 */
final class PointProblem implements Problem {
  private final Object model;
  private final List<Measure> extra;
  private final Map<Split, Tensor> points = new EnumMap<>(Split.class);
  private final Map<Split, Tensor> targets = new EnumMap<>(Split.class);
  private final Tensor scale;
  private final double mean;
  private final double deviation;
  private final double testVariance;

  /** A further metric. */
  interface Measure {
    /** Adds metrics of the test split. */
    void add(PointProblem problem, Map<String, Double> to);
  }

  /**
   * A problem.
   *
   * @param scaled whether points and targets are scaled; otherwise they are taken as they are
   */
  PointProblem(PointSplits data, Object fresh, boolean scaled, Device device, List<Measure> extra) {
    this.model = Params.to(fresh, device, ScalarType.Float);
    this.extra = List.copyOf(extra);
    for (Split split : Split.values()) {
      points.put(split, data.of(split).tensor(device, ScalarType.Float));
      targets.put(split, data.of(split).targetTensor(device, ScalarType.Float));
    }
    PointData train = data.train();
    double[] rms = new double[train.points()];
    for (int i = 0; i < rms.length; i++) {
      rms[i] = scaled ? 1 / train.rms(i) : 1;
    }
    scale =
        Tensors.kept(() -> Tensors.of(rms).to(device, ScalarType.Float).view(-1, 1)); // (points, 1)
    mean = scaled ? train.moments()[0] : 0;
    deviation = scaled ? Math.sqrt(train.moments()[1]) : 1;
    testVariance = data.test().moments()[1];
  }

  @Override
  public Object model() {
    return model;
  }

  @Override
  public int examples() {
    return Math.toIntExact(points(Split.TRAIN).size(0));
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    PointNet.learned(model).ifPresent(LearnedMetric::count);
    Tensor rows = Tensors.of(Arrays.stream(examples).asLongStream().toArray());
    Tensor index = rows.to(scale.device(), ScalarType.Long);
    Tensor x = points(Split.TRAIN).index_select(0, index).mul(scale);
    Tensor y = targets(Split.TRAIN).index_select(0, index);
    return Losses.mse(PointNet.apply(model, x, mode), standard(y));
  }

  private Tensor standard(Tensor y) {
    return y.sub(Tensors.scalar(mean)).div(Tensors.scalar(deviation));
  }

  /** Mean squared error in the units of the data, of points that are not scaled yet. */
  double error(Tensor x, Tensor y) {
    Tensor predicted = PointNet.apply(model, x.mul(scale), Mode.EVAL);
    return Tensors.item(Losses.mse(predicted, standard(y))) * deviation * deviation;
  }

  Tensor points(Split split) {
    return Objects.requireNonNull(points.get(split));
  }

  Tensor targets(Split split) {
    return Objects.requireNonNull(targets.get(split));
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    double error = error(points(split), targets(split));
    Map<String, Double> out = new LinkedHashMap<>();
    out.put("mse", error);
    out.put("relative mse", error / testVariance);
    if (split == Split.TEST) {
      extra.forEach(m -> m.add(this, out));
    }
    return out;
  }

  @Override
  public List<Section> sections() {
    List<Section> out = new ArrayList<>();
    PointNet.learned(model).ifPresent(m -> out.add(MetricSection.of(m)));
    return out;
  }
}
