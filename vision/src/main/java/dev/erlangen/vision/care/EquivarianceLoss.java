package dev.erlangen.vision.care;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.vision.augment.Chunking;
import org.bytedeco.pytorch.Tensor;

/**
 * How far two augmentations are from moving the members of a chunk by one orthogonal map: {@code
 * mean over chunks of (2/n) Σ_i Σ_{j≠i} (z1_i·z1_j - z2_i·z2_j)²}.
 *
 * <p>Zero if and only if {@code z2 = z1 Rᵀ} within each chunk, R orthogonal. This is 2(n-1) times
 * the mean over pairs, as in the published code, to which published weights refer; another size of
 * the chunks is another weight. Invariant under orthogonal maps of either side, one per chunk, and
 * under a common renumbering inside a chunk.
 */
public final class EquivarianceLoss {
  private EquivarianceLoss() {}

  /** As {@link #ofGram(Tensor, Tensor, int, BilinearForm)} with the usual inner product. */
  public static Tensor ofGram(Tensor z1, Tensor z2, int chunks) {
    return ofGram(z1, z2, chunks, BilinearForm.EUCLIDEAN);
  }

  /**
   * Returns the loss, a scalar.
   *
   * @param z1 embeddings (B, d) under the first augmentation of each chunk
   * @param z2 of the same inputs under the second
   * @param chunks number of chunks of consecutive rows, each with one augmentation a side
   * @param form whose stabiliser takes the place of the orthogonal group
   * @throws IllegalArgumentException if the chunks are unequal or have fewer than two rows
   */
  public static Tensor ofGram(Tensor z1, Tensor z2, int chunks, BilinearForm form) {
    UnitRows.paired(z1, z2);
    long batch = z1.size(0);
    long n = Chunking.size(batch, chunks);
    Tensor squares = gram(z1, chunks, n, form).sub(gram(z2, chunks, n, form)).square();
    // Subtracting the diagonal is cheaper than leaving it out.
    Tensor pairs = squares.sum().sub(squares.diagonal(0, 1, 2).sum());
    return pairs.mul(Tensors.scalar(2.0 / batch));
  }

  private static Tensor gram(Tensor z, long chunks, long n, BilinearForm form) {
    Tensor rows = z.reshape(chunks, n, z.size(1));
    return rows.bmm(form.dual(rows).transpose(1, 2)); // (chunks, n, n)
  }
}
