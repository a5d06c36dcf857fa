package dev.erlangen.graph.experiment.substructures;

import dev.erlangen.core.Mode;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Regression of all quantities at once, mean squared error over those that are defined. */
record SubstructureProblem(SubstructureData data, SubstructureNet model, Device device)
    implements Problem {
  private static final int EVALUATED = 128;

  static SubstructureProblem of(SubstructureData data, SubstructureNet fresh, Device device) {
    return new SubstructureProblem(data, Params.to(fresh, device, ScalarType.Float), device);
  }

  @Override
  public int examples() {
    return data.split(Split.TRAIN).length;
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    Squares squares = squares(examples, mode);
    return squares.values.sum().div(squares.defined.sum());
  }

  /**
   * Squared errors and which of them are defined.
   *
   * @param values (G, 7), 0 where undefined
   * @param defined (G, 7), 1 or 0
   */
  private record Squares(Tensor values, Tensor defined) {}

  private Squares squares(int[] which, Mode mode) {
    SubstructureBatch batch = SubstructureBatch.of(data, which, device, ScalarType.Float);
    Tensor prediction = model.forward(batch, mode);
    Tensor targets = batch.targets(prediction);
    Tensor defined = targets.isfinite();
    // Where a target is missing the prediction counts as right.
    Tensor filled = targets.where(defined, prediction.detach());
    Tensor mask = Tensors.like(defined, prediction);
    return new Squares(prediction.sub(filled).square().mul(mask), mask);
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    int[] all = data.split(split);
    int width = 2 * Quantity.values().length;
    double[] rows = members.gather(all.length, width, EVALUATED, some -> rows(all, some));
    double[] sum = new double[Quantity.values().length];
    double[] count = new double[sum.length];
    for (int i = 0; i < rows.length; i++) {
      int column = i % width;
      (column < sum.length ? sum : count)[column % sum.length] += rows[i];
    }
    return metrics(sum, count);
  }

  /** For each graph its squared errors, then which of them are defined. */
  private double[] rows(int[] split, int[] which) {
    Squares squares = squares(Arrays.stream(which).map(i -> split[i]).toArray(), Mode.EVAL);
    return Tensors.doubles(Tensors.cat(1, squares.values, squares.defined));
  }

  private static Map<String, Double> metrics(double[] sum, double[] count) {
    Map<String, Double> out = new LinkedHashMap<>();
    double counted = 0;
    double properties = 0;
    int counts = 0;
    for (Quantity q : Quantity.values()) {
      double error = sum[q.ordinal()] / Math.max(1, count[q.ordinal()]);
      out.put(q.label(), error);
      counted += q.isCount() ? error : 0;
      properties += q.isCount() ? 0 : error;
      counts += q.isCount() ? 1 : 0;
    }
    out.put("counts", counted / counts);
    out.put("properties", properties / (sum.length - counts));
    out.put("mse", (counted + properties) / sum.length);
    return out;
  }
}
