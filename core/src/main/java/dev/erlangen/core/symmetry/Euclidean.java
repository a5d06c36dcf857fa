package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Motions {@code x ↦ Qx + t} of n-dimensional space: E(n), or SE(n) without reflections.
 *
 * @param size n
 * @param reflections whether Q may have determinant -1
 */
public record Euclidean(int size, boolean reflections) implements Group<Euclidean.Motion> {
  public Euclidean {
    Check.positive("n", size);
  }

  /** E(n). */
  public Euclidean(int size) {
    this(size, true);
  }

  /**
   * {@code x ↦ Qx + t}.
   *
   * @param rotation Q, float64 (n, n)
   * @param translation t, float64 (n)
   */
  public record Motion(Tensor rotation, Tensor translation) {
    @Override
    public String toString() {
      return "Q " + Texts.of(rotation) + ", t " + Texts.of(translation);
    }
  }

  private MatrixGroup linear() {
    return reflections ? new Orthogonal(size) : new SpecialOrthogonal(size);
  }

  @Override
  public String name() {
    return (reflections ? "E(" : "SE(") + size + ")";
  }

  @Override
  public Motion identity() {
    Tensor zero = torch.zeros(new long[] {size}, new TensorOptions(torch.ScalarType.Double));
    return new Motion(Matrices.identity(size), zero);
  }

  @Override
  public Motion sample(Rng rng) {
    return new Motion(linear().sample(rng), Matrices.normal(rng, size));
  }

  @Override
  public Motion compose(Motion a, Motion b) {
    return new Motion(
        a.rotation.matmul(b.rotation), a.rotation.matmul(b.translation).add(a.translation));
  }

  @Override
  public Motion inverse(Motion a) {
    Tensor back = a.rotation.t();
    return new Motion(back, back.matmul(a.translation).neg());
  }

  @Override
  public double distance(Motion a, Motion b) {
    return Math.max(
        Matrices.distance(a.rotation, b.rotation), Matrices.distance(a.translation, b.translation));
  }
}
