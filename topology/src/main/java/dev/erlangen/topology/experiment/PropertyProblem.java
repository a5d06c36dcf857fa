package dev.erlangen.topology.experiment;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNormCalibration;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.ComplexNet;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Regression of a property with values in whole numbers: mean squared error of the standardised
 * target, and how often the rounded prediction is right.
 */
record PropertyProblem(PropertyData data, ComplexNet model, int batch) implements Problem {

  static PropertyProblem of(PropertyData data, ComplexNet fresh, int batch, Device device) {
    return new PropertyProblem(data, Params.to(fresh, device, ScalarType.Float), batch);
  }

  @Override
  public int examples() {
    return data.train().size();
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    ComplexBatch complexes = ComplexBatch.of(data.train(), examples);
    Tensor prediction = model.forward(complexes, mode);
    Tensor target =
        complexes.targets().sub(Tensors.scalar(data.mean())).div(Tensors.scalar(data.deviation()));
    return Losses.mse(prediction, Tensors.like(target, prediction));
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    if (split != Split.TEST) {
      return Map.of();
    }
    Map<String, Double> out = new LinkedHashMap<>();
    // Batch statistics move the running ones, so they are used on a copy.
    ComplexNet copy = Params.copy(model);
    measure(copy, Mode.train(new Rng(0)), "with batch statistics", out);
    calibrate();
    measure(model, Mode.EVAL, "", out);
    return out;
  }

  /** Replaces the running statistics of the batch norms by those of the training molecules. */
  private void calibrate() {
    List<List<TypedComplex>> parts = parts(data.train());
    Mode mode = Mode.train(new Rng(0));
    BatchNormCalibration.run(
        model, parts.size(), i -> model.forward(ComplexBatch.of(parts.get(i)), mode));
  }

  private List<List<TypedComplex>> parts(List<TypedComplex> all) {
    List<List<TypedComplex>> out = new ArrayList<>();
    for (int first = 0; first < all.size(); first += batch) {
      out.add(all.subList(first, Math.min(all.size(), first + batch)));
    }
    return out;
  }

  private void measure(ComplexNet net, Mode mode, String suffix, Map<String, Double> out) {
    double error = 0;
    int right = 0;
    for (List<TypedComplex> part : parts(data.test())) {
      try (PointerScope scope = new PointerScope()) {
        double[] values = Tensors.doubles(net.forward(ComplexBatch.of(part), mode));
        for (int i = 0; i < values.length; i++) {
          double predicted = values[i] * data.deviation() + data.mean();
          double wanted = PropertyData.target(part.get(i));
          error += Math.abs(predicted - wanted);
          right += Math.rint(predicted) == wanted ? 1 : 0;
        }
      }
    }
    String more = suffix.isEmpty() ? "" : " " + suffix;
    out.put("mae" + more, error / data.test().size());
    out.put("accuracy" + more, (double) right / data.test().size());
  }
}
