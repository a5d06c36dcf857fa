package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Mode;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.metric.LearnedMetric;
import dev.erlangen.geometry.cgenn.model.NBodyCgGnn;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Regression of locations by mean squared error over all coordinates. */
final class NBodyProblem implements Problem {
  private final Map<Split, ParticleTensors> data;
  private final Object model;

  NBodyProblem(Map<Split, ParticleTensors> data, Object fresh, Device device) {
    this.data = Map.copyOf(data);
    this.model = Params.to(fresh, device, ScalarType.Float);
  }

  @Override
  public Object model() {
    return model;
  }

  private ParticleTensors of(Split split) {
    return Objects.requireNonNull(data.get(split));
  }

  @Override
  public int examples() {
    return Math.toIntExact(of(Split.TRAIN).location().size(0));
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    learned(LearnedMetric::count);
    ParticleTensors all = of(Split.TRAIN);
    Tensor index = Tensors.of(Arrays.stream(examples).asLongStream().toArray());
    return error(all.rows(index.to(all.location().device(), ScalarType.Long)), mode);
  }

  private void learned(Consumer<LearnedMetric> then) {
    if (model instanceof NBodyCgGnn net && net.metric() instanceof LearnedMetric own) {
      then.accept(own);
    }
  }

  private Tensor error(ParticleTensors systems, Mode mode) {
    Tensor predicted = predict(model, systems, mode);
    return Losses.mse(predicted, systems.end().view_as(predicted));
  }

  /** Locations, (G N, 3); a perceptron predicts how far the particles move. */
  static Tensor predict(Object model, ParticleTensors systems, Mode mode) {
    if (model instanceof NBodyCgGnn net) {
      return net.forward(systems.particles(), mode);
    }
    Tensor flat =
        Tensors.cat(
            1,
            systems.location().flatten(1, 2),
            systems.velocity().flatten(1, 2),
            systems.charge().flatten(1, 2));
    Tensor move = ((Mlp) model).forward(flat, mode);
    return systems.location().add(move.view_as(systems.location())).flatten(0, 1);
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    return Map.of("mse", Tensors.item(error(of(split), Mode.EVAL)));
  }

  @Override
  public List<Section> sections() {
    return model instanceof NBodyCgGnn net && net.metric() instanceof LearnedMetric own
        ? List.of(MetricSection.of(own))
        : List.of();
  }
}
