package dev.erlangen.vision.augment;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Views of point sets under random rotations, {@code X ↦ X Rᵀ}.
 *
 * @param points float32 or float64 (M, n, 3)
 */
public record PointViews(Tensor points) implements Views {
  public PointViews {
    Check.that(
        points.dim() == 3 && points.size(2) == 3,
        "point sets must have shape (M, n, 3), got %s",
        Tensors.shape(points));
  }

  @Override
  public int size() {
    return (int) points.size(0);
  }

  @Override
  public Tensor independent(int[] inputs, long seed) {
    return plain(inputs).matmul(rotations(inputs.length, seed));
  }

  @Override
  public Tensor shared(int[] inputs, int chunks, long seed) {
    long each = Chunking.size(inputs.length, chunks);
    long n = points.size(1);
    return plain(inputs)
        .view(chunks, each * n, 3)
        .bmm(rotations(chunks, seed))
        .view(inputs.length, n, 3);
  }

  @Override
  public Tensor plain(int[] inputs) {
    return points.index_select(0, Tensors.of(inputs).to(points.device(), ScalarType.Long));
  }

  /** Rotation matrices as they act on rows from the right, (count, 3, 3). */
  private Tensor rotations(int count, long seed) {
    float[] all = new float[9 * count];
    for (int i = 0; i < count; i++) {
      System.arraycopy(PointRotation.sample(Seeds.of(seed, i)), 0, all, 9 * i, 9);
    }
    return Tensors.like(Tensors.of(all, count, 3, 3), points).transpose(1, 2);
  }
}
