package dev.erlangen.weights.lol;

import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** What kind of value is predicted, hence how it is trained and measured. */
public enum Objective {
  /** 0/1 labels: cross-entropy of logits, accuracy over all labels. */
  BINARY("accuracy"),
  /** Real values, standardised: squared error, R² and Kendall's τ, means over the outputs. */
  REAL("r2");

  private final String metric;

  Objective(String metric) {
    this.metric = metric;
  }

  /** The metric by which models are compared; larger is better. */
  public String metric() {
    return metric;
  }

  Tensor loss(Tensor prediction, Tensor target) {
    return this == BINARY ? Losses.binary(prediction, target) : Losses.mse(prediction, target);
  }

  /** Metrics of (N, out) by name. */
  public Map<String, Double> scores(Tensor prediction, Tensor target) {
    Map<String, Double> out = new LinkedHashMap<>();
    if (this == BINARY) {
      double[] logits = Tensors.doubles(prediction);
      out.put(metric, Scores.accuracy(logits, Tensors.doubles(target)));
      return out;
    }
    long outputs = target.size(1);
    double[] r2 = new double[(int) outputs];
    double[] tau = new double[r2.length];
    for (int c = 0; c < r2.length; c++) {
      double[] p = Tensors.doubles(prediction.select(1, c));
      double[] y = Tensors.doubles(target.select(1, c));
      r2[c] = Scores.r2(p, y);
      tau[c] = Scores.kendall(p, y);
    }
    out.put(metric, Arrays.stream(r2).average().orElseThrow());
    out.put("kendall", Arrays.stream(tau).average().orElseThrow());
    return out;
  }
}
