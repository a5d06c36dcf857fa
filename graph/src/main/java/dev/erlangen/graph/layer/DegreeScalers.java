package dev.erlangen.graph.layer;

import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.params.Buffer;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The degree statistics of the training graphs that {@link PnaConv} scales with. State: {@code
 * avg_deg_lin}, {@code avg_deg_log}, each (1).
 *
 * @param avgDegLin mean of the degrees
 * @param avgDegLog mean of log(degree + 1)
 */
public record DegreeScalers(@Buffer Tensor avgDegLin, @Buffer Tensor avgDegLog) {

  /** What an aggregate is multiplied with, D being the number of arcs into a node. */
  public enum Scaler {
    /** 1. */
    IDENTITY,
    /** log(D + 1)/mean log. */
    AMPLIFICATION,
    /** mean log/log(max(D, 1) + 1). */
    ATTENUATION,
    /** D/mean. */
    LINEAR,
    /** mean/max(D, 1). */
    INVERSE_LINEAR
  }

  static DegreeScalers of(double linear, double logarithmic) {
    return new DegreeScalers(Init.buffer(linear, 1), Init.buffer(logarithmic, 1));
  }

  /** Returns the factors of a scaler, (N, 1). */
  Tensor factor(Scaler scaler, Csr edges, Tensor like) {
    Tensor degree = edges.degree(like).unsqueeze(1);
    Tensor atLeastOne = degree.clamp_min(new Scalar(1));
    return switch (scaler) {
      case IDENTITY -> Tensors.like(degree.new_ones(degree.shape()), like);
      case AMPLIFICATION -> degree.log1p().div(avgDegLog);
      case ATTENUATION -> avgDegLog.div(atLeastOne.log1p());
      case LINEAR -> degree.div(avgDegLin);
      case INVERSE_LINEAR -> avgDegLin.div(atLeastOne);
    };
  }
}
