package dev.erlangen.topology.experiment;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNormCalibration;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.ComplexNet;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Predictor;
import dev.erlangen.train.recipe.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Regression on molecules with rings, by the mean absolute error.
 *
 * @param calibrated number of training molecules whose statistics replace the running ones of the
 *     batch norms before an evaluation, 0 for none
 */
record ZincProblem(Molecules data, ComplexNet model, int calibrated, Device device)
    implements Problem {
  private static final int EVALUATED = 128;

  /** The parts of the data set, lifted. */
  record Molecules(
      List<TypedComplex> train, List<TypedComplex> val, List<TypedComplex> test, String target) {
    List<TypedComplex> part(Split split) {
      return switch (split) {
        case TRAIN -> train;
        case VALIDATION -> val;
        case TEST -> test;
      };
    }
  }

  static ZincProblem of(Molecules data, ComplexNet fresh, int calibrated, Device device) {
    return new ZincProblem(data, Params.to(fresh, device, ScalarType.Float), calibrated, device);
  }

  @Override
  public int examples() {
    return data.train.size();
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    ComplexBatch batch = ComplexBatch.of(data.train, examples);
    Tensor prediction = model.forward(batch, mode);
    return Losses.l1(prediction, Tensors.like(batch.targets(), prediction));
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    List<TypedComplex> part = data.part(split);
    if (part.isEmpty()) {
      return Map.of();
    }
    if (calibrated > 0) {
      calibrate();
    }
    double[] predicted = predict(part, members);
    double sum = 0;
    for (int i = 0; i < predicted.length; i++) {
      sum += Math.abs(predicted[i] - part.get(i).targets()[0]);
    }
    return Map.of("mae", sum / part.size());
  }

  /** Every member of an ensemble does this on the same molecules, and comes to the same. */
  private void calibrate() {
    List<TypedComplex> all = data.train.subList(0, Math.min(calibrated, data.train.size()));
    Mode mode = Mode.train(new Rng(0));
    BatchNormCalibration.run(
        model,
        (all.size() + EVALUATED - 1) / EVALUATED,
        i -> {
          int end = Math.min(all.size(), (i + 1) * EVALUATED);
          model.forward(ComplexBatch.of(all.subList(i * EVALUATED, end)), mode);
        });
  }

  private double[] predict(List<TypedComplex> all, Ensemble members) {
    return members.gather(
        all.size(),
        1,
        EVALUATED,
        some -> {
          List<TypedComplex> part = all.subList(some[0], some[0] + some.length);
          return Tensors.doubles(model.forward(ComplexBatch.of(part), Mode.EVAL));
        });
  }

  @Override
  public Optional<Predictor> predictor() {
    return Optional.of(
        new Predictor() {
          @Override
          public List<String> outputs() {
            return List.of(data.target);
          }

          @Override
          public double[][] predict(List<Graph> graphs) {
            try (NoGradGuard guard = new NoGradGuard()) {
              double[] values =
                  ZincProblem.this.predict(
                      graphs.stream().map(g -> LiftedMolecules.RINGS.of(g).typed()).toList(),
                      Ensemble.ALONE);
              double[][] rows = new double[values.length][];
              Arrays.setAll(rows, i -> new double[] {values[i]});
              return rows;
            }
          }
        });
  }
}
