package dev.erlangen.topology.experiment;

import dev.erlangen.core.Mode;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.ComplexModel;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.metric.Roc;
import dev.erlangen.train.recipe.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * One target of molecules: a class of two (cross-entropy, area under the curve), or a number (mean
 * squared error of the standardised target, root mean squared error).
 */
record EnsembleProblem(Data data, ComplexModel model) implements Problem {
  private static final int EVALUATED = 128;

  /**
   * Lifted molecules.
   *
   * @param classes whether the target is 0 or 1
   * @param mean of the training targets, 0 for classes
   * @param deviation of the training targets, 1 for classes
   */
  record Data(
      List<TypedComplex> train,
      List<TypedComplex> val,
      List<TypedComplex> test,
      boolean classes,
      double mean,
      double deviation) {
    static Data of(
        List<TypedComplex> train,
        List<TypedComplex> val,
        List<TypedComplex> test,
        boolean classes) {
      double mean = train.stream().mapToDouble(c -> c.targets()[0]).average().orElse(0);
      double square =
          train.stream().mapToDouble(c -> Math.pow(c.targets()[0] - mean, 2)).average().orElse(0);
      double deviation = square > 0 ? Math.sqrt(square) : 1;
      return new Data(train, val, test, classes, classes ? 0 : mean, classes ? 1 : deviation);
    }

    List<TypedComplex> part(Split split) {
      return switch (split) {
        case TRAIN -> train;
        case VALIDATION -> val;
        case TEST -> test;
      };
    }

    String metric() {
      return classes ? "auc" : "rmse";
    }
  }

  static EnsembleProblem of(Data data, ComplexModel fresh, Device device) {
    return new EnsembleProblem(data, Params.to(fresh, device, ScalarType.Float));
  }

  @Override
  public int examples() {
    return data.train.size();
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    ComplexBatch batch = ComplexBatch.of(data.train, examples);
    Tensor prediction = model.forward(batch, mode);
    Tensor target = Tensors.like(batch.targets(), prediction);
    if (data.classes) {
      return Losses.binary(prediction, target);
    }
    Tensor standard = target.sub(Tensors.scalar(data.mean)).div(Tensors.scalar(data.deviation));
    return Losses.mse(prediction, standard);
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    List<TypedComplex> part = data.part(split);
    if (part.isEmpty()) {
      return Map.of();
    }
    double[] predicted =
        members.gather(
            part.size(),
            1,
            EVALUATED,
            some -> {
              List<TypedComplex> few = part.subList(some[0], some[0] + some.length);
              return Tensors.doubles(model.forward(ComplexBatch.of(few), Mode.EVAL));
            });
    double[] wanted = part.stream().mapToDouble(c -> c.targets()[0]).toArray();
    return Map.of(data.metric(), data.classes ? area(predicted, wanted) : rmse(predicted, wanted));
  }

  private static double area(double[] scores, double[] labels) {
    return Roc.of(scores, Arrays.stream(labels).mapToLong(v -> (long) v).toArray()).area();
  }

  private double rmse(double[] predicted, double[] wanted) {
    double sum = 0;
    for (int i = 0; i < predicted.length; i++) {
      sum += Math.pow(predicted[i] * data.deviation + data.mean - wanted[i], 2);
    }
    return Math.sqrt(sum / Math.max(1, predicted.length));
  }
}
