package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Barlow Twins (Zbontar et al. 2021): the correlation C of the coordinates of two views, over the
 * batch, is to be the identity, {@code Σ_i (1 - C_ii)² + redundancy Σ_{i≠j} C_ij²}.
 *
 * @param redundancy weight of the entries off the diagonal, 0.005 as published
 * @param scale factor of the whole
 */
public record BarlowTwins(double redundancy, double scale) implements Objective {
  private static final double EPSILON = 1e-5;
  private static final long[] BATCH = {0};

  public BarlowTwins {
    Check.between("redundancy", redundancy, 0, Double.MAX_VALUE);
    Check.positive("scale", scale);
  }

  @Override
  public Tensor loss(ContrastiveModel model, ViewBatch batch, Mode mode) {
    Encoder f = model.online();
    Tensor z1 = f.project(f.features(batch.first(), mode), mode);
    Tensor z2 = f.project(f.features(batch.second(), mode), mode);
    return of(z1, z2, redundancy).mul(Tensors.scalar(scale));
  }

  /** Returns the loss of embeddings (B, d) that need not be unit rows; B at least 2. */
  public static Tensor of(Tensor z1, Tensor z2, double redundancy) {
    UnitRows.paired(z1, z2);
    Check.that(z1.size(0) >= 2, "a correlation needs at least 2 inputs, got %d", z1.size(0));
    Tensor c = normalised(z1).t().matmul(normalised(z2)).div(Tensors.scalar(z1.size(0))); // (d, d)
    Tensor diagonal = c.diagonal();
    Tensor off = c.square().sum().sub(diagonal.square().sum());
    Tensor on = diagonal.sub(Tensors.scalar(1)).square().sum();
    return on.add(off.mul(Tensors.scalar(redundancy)));
  }

  /** Every column with mean 0 and variance 1. */
  private static Tensor normalised(Tensor z) {
    Tensor centred = z.sub(z.mean(BATCH, true, new ScalarTypeOptional()));
    Tensor variance =
        z.var(BATCH, new ScalarOptional(Tensors.scalar(0)), true).add(Tensors.scalar(EPSILON));
    return centred.mul(variance.rsqrt());
  }
}
