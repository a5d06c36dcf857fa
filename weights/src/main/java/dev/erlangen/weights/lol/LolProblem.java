package dev.erlangen.weights.lol;

import dev.erlangen.core.Mode;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.weights.adapter.LowRank;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * Training a network on adapters. What an MLP reads is computed once, not in every step.
 *
 * @param model the network
 * @param given the adapters
 * @param targets (N, out)
 * @param objective loss and metrics
 * @param partition which adapters are for what
 * @param others further adapters that are tested
 */
public record LolProblem(
    LolModel model,
    Inputs given,
    Tensor targets,
    Objective objective,
    Partition partition,
    List<Tested> others)
    implements Problem {
  private static final int EVALUATED = 128;

  /**
   * Adapters that a trained model is measured on beside its own test split.
   *
   * @param name before the names of the metrics, such as {@code moved}
   * @param factors the adapters, on the device
   * @param targets (N, out)
   * @param which numbers of those that count
   */
  public record Test(String name, LowRank factors, Tensor targets, long[] which) {}

  /** A {@link Test} as a model reads it. */
  record Tested(Test test, Inputs inputs) {}

  /**
   * Adapters as a model reads them.
   *
   * @param factors all adapters
   * @param rows their features (N, F) if the model reads features
   */
  record Inputs(LowRank factors, @Nullable Tensor rows) {
    static Inputs of(LolModel model, LowRank factors) {
      return model instanceof FeatureNet net
          ? new Inputs(factors, Tensors.kept(() -> net.features().of(factors)))
          : new Inputs(factors.packed(), null);
    }

    Tensor predict(LolModel model, Tensor index, Mode mode) {
      return model instanceof FeatureNet net && rows != null
          ? net.mlp().forward(rows.index_select(0, index), mode)
          : model.forward(factors.select(index), mode);
    }
  }

  /**
   * Prepares a training.
   *
   * @param fresh the network
   * @param factors N adapters, on the device
   * @param targets (N, out), on the device
   * @param others further adapters to be tested on
   */
  public static LolProblem of(
      LolModel fresh,
      LowRank factors,
      Tensor targets,
      Objective objective,
      Partition partition,
      List<Test> others,
      Device device) {
    LolModel model = Params.to(fresh, device, ScalarType.Float);
    return new LolProblem(
        model,
        Inputs.of(model, factors),
        targets,
        objective,
        partition,
        others.stream().map(t -> new Tested(t, Inputs.of(model, t.factors))).toList());
  }

  @Override
  public int examples() {
    return partition.train().length;
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    Tensor index = index(IntStream.of(examples).mapToLong(i -> partition.train()[i]).toArray());
    Tensor prediction = given.predict(model, index, mode);
    return objective.loss(prediction, targets.index_select(0, index));
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    Map<String, Double> out =
        new LinkedHashMap<>(scores(given, targets, partition.part(split), members));
    if (split == Split.TEST) {
      for (Tested other : others) {
        Test test = other.test;
        scores(other.inputs, test.targets, test.which, members)
            .forEach((name, value) -> out.put(test.name + " " + name, value));
      }
    }
    return out;
  }

  private Map<String, Double> scores(Inputs inputs, Tensor truth, long[] which, Ensemble members) {
    int outputs = (int) truth.size(1);
    double[] predicted =
        members.gather(
            which.length,
            outputs,
            EVALUATED,
            some -> {
              long[] part = Arrays.copyOfRange(which, some[0], some[0] + some.length);
              return Tensors.doubles(inputs.predict(model, index(part), Mode.EVAL));
            });
    return objective.scores(
        Tensors.of(predicted, which.length, outputs), truth.index_select(0, index(which)));
  }

  private Tensor index(long[] which) {
    return Tensors.of(which).to(targets.device(), ScalarType.Long);
  }
}
