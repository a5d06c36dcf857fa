package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** What the normalisations inside each graph share: rows are nodes, segments are graphs. */
final class SegmentNorm {
  private SegmentNorm() {}

  /** {@code x - scale · mean} of each segment; a scale of null is 1. */
  static Tensor centred(Tensor x, Csr segments, TensorOptional scale) {
    Check.that(
        x.dim() == 2 && x.size(0) == segments.edges(),
        "one row for each of %d nodes is needed, got shape %s",
        segments.edges(),
        Tensors.shape(x));
    Tensor mean = Segments.mean(x, segments); // (G, C)
    return x.sub(Gather.rows(scale.has_value() ? mean.mul(scale.get()) : mean, segments));
  }

  /** {@code x / √(mean(x²) + ε)}, the mean over the segment. */
  static Tensor scaled(Tensor x, Csr segments, double epsilon) {
    Tensor variance = Segments.mean(x.mul(x), segments);
    return x.mul(Gather.rows(inverseRoot(variance, epsilon), segments));
  }

  static Tensor inverseRoot(Tensor variance, double epsilon) {
    return variance.add(Tensors.scalar(epsilon)).rsqrt();
  }

  static Tensor affine(Tensor x, Tensor weight, Tensor bias) {
    return torch.addcmul(bias, x, weight);
  }
}
