package dev.erlangen.graph.layer;

import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Segments;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The aggregates of {@link PnaConv}; a node without messages gets 0. */
public enum PnaAggregate {
  /** Mean. */
  MEAN,
  /** Minimum. */
  MIN,
  /** Maximum. */
  MAX,
  /** Standard deviation, 0 if the variance is at most 1e-5. */
  STD,
  /** Sum. */
  SUM;

  private static final double SMALLEST_VARIANCE = 1e-5;

  /** Aggregates messages (E, C) to (N, C). */
  Tensor apply(Tensor z, Csr edges) {
    return switch (this) {
      case MEAN -> Segments.mean(z, edges);
      case MIN -> Segments.min(z, edges);
      case MAX -> Segments.max(z, edges);
      case SUM -> Segments.sum(z, edges);
      case STD -> {
        Tensor mean = Segments.mean(z, edges);
        Tensor variance = Segments.mean(z.mul(z), edges).sub(mean.mul(mean));
        Tensor std = variance.clamp_min(new Scalar(SMALLEST_VARIANCE)).sqrt();
        yield std.masked_fill(std.le(new Scalar(Math.sqrt(SMALLEST_VARIANCE))), new Scalar(0));
      }
    };
  }
}
