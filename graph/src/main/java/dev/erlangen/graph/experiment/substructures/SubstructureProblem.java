package dev.erlangen.graph.experiment.substructures;

import dev.erlangen.core.Mode;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
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
  public Map<String, Double> evaluate(Split split) {
    int[] all = data.split(split);
    double[] sum = new double[Quantity.values().length];
    double[] count = new double[sum.length];
    for (int first = 0; first < all.length; first += EVALUATED) {
      try (PointerScope scope = new PointerScope()) {
        int[] part = Arrays.copyOfRange(all, first, Math.min(all.length, first + EVALUATED));
        Squares squares = squares(part, Mode.EVAL);
        add(sum, Tensors.doubles(squares.values.sum(0L)));
        add(count, Tensors.doubles(squares.defined.sum(0L)));
      }
    }
    return metrics(sum, count);
  }

  private static void add(double[] to, double[] values) {
    for (int i = 0; i < to.length; i++) {
      to[i] += values[i];
    }
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
