package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The contrastive loss of SimCLR (Chen et al. 2020) on two views of a batch: each of the 2B rows
 * {@code Z = [z1; z2]} is to find its partner among all others,
 *
 * <pre>
 *   mean_i  -log( e^{z_i·z_p/τ} / (e^{z_i·z_p/τ} + Σ_{j ∉ {i,p}} e^{z_i·z_j/τ}) ).
 * </pre>
 *
 * Invariant under a common orthogonal map of all rows, and under a common renumbering. No norm is
 * taken.
 *
 * @param z1 embeddings (B, d) of the first views, B at least 2
 * @param z2 of the second
 * @param temperature τ
 */
public record InfoNce(Tensor z1, Tensor z2, double temperature) {
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  public InfoNce {
    UnitRows.paired(z1, z2);
    Check.that(z1.size(0) >= 2, "a contrast needs at least 2 inputs, got %d", z1.size(0));
    Check.positive("temperature", temperature);
  }

  /** The loss, a scalar. */
  public Tensor loss() {
    Tensor logits = similarities().fill_diagonal_(Tensors.scalar(NEVER));
    // Every pair counts from both of its ends.
    return logits.logsumexp(1).mean().add(alignment());
  }

  /** {@code mean_i -z1_i·z2_i/τ}: how far partners are apart. */
  public Tensor alignment() {
    return z1.mul(z2).sum().mul(Tensors.scalar(-1 / (temperature * z1.size(0))));
  }

  /** {@code mean_i log Σ_{j ∉ {i,p}} e^{z_i·z_j/τ}}: how near the others are. */
  public Tensor uniformity() {
    long rows = 2 * z1.size(0);
    Tensor own = torch.eye(rows, new TensorOptions(ScalarType.Float));
    Tensor partners = own.roll(new long[] {z1.size(0)}, new long[] {0});
    Tensor pairs = own.add(partners).to(z1.device(), ScalarType.Bool);
    return similarities().masked_fill(pairs, Tensors.scalar(NEVER)).logsumexp(1).mean();
  }

  private Tensor similarities() {
    Tensor z = Tensors.cat(0, z1, z2);
    return z.matmul(z.t()).mul(Tensors.scalar(1 / temperature)); // (2B, 2B)
  }
}
