package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/** How evenly embeddings cover the sphere, without pairs. */
public final class Uniformity {
  private Uniformity() {}

  /** Returns {@code log mean_{i≠j} e^{z_i·z_j}} of unit rows (B, d), a scalar; B at least 2. */
  public static Tensor of(Tensor z) {
    Check.that(
        z.dim() == 2 && z.size(0) >= 2,
        "uniformity needs at least 2 embeddings (B, d), got %s",
        Tensors.shape(z));
    double pairs = (double) z.size(0) * (z.size(0) - 1);
    Tensor products =
        z.matmul(z.t()).fill_diagonal_(Tensors.scalar(Double.NEGATIVE_INFINITY)); // (B, B)
    return products.view(-1).logsumexp(0).sub(Tensors.scalar(Math.log(pairs)));
  }
}
