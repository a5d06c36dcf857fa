package dev.erlangen.geometry.clifford;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.Tensor;

/**
 * A fixed form with orthogonal basis vectors. Blade i times blade k is a multiple of one blade, the
 * one whose bitmap is the exclusive or, so the table has 4^n entries.
 */
final class DiagonalForm implements Form {
  private static final int LARGEST_DENSE = 8;

  private final Blades blades;
  private final double[] signature;
  private final Map<String, Tensor> dense = new ConcurrentHashMap<>();
  private final Map<String, Tensor> grams = new ConcurrentHashMap<>();
  private final Map<String, Sparse> sparse = new ConcurrentHashMap<>();

  DiagonalForm(Blades blades, double[] signature) {
    this.blades = blades;
    this.signature = signature.clone();
  }

  /**
   * The table by output.
   *
   * @param partner {@code k} with {@code E_i E_k ∝ E_j} at (j, i), int64 (4^n)
   * @param coefficient of it, (2^n, 2^n)
   */
  private record Sparse(Tensor partner, Tensor coefficient) {}

  double[] signature() {
    return signature.clone();
  }

  /** Coefficient of the product of two blades. */
  double coefficient(int i, int k) {
    int left = blades.bitmap(i);
    int right = blades.bitmap(k);
    double c = Blades.sign(left, right);
    for (int shared = left & right; shared != 0; shared &= shared - 1) {
      c *= signature[Integer.numberOfTrailingZeros(shared)];
    }
    return c;
  }

  /** q of a blade, {@code reverse(E_i) E_i}. */
  double square(int i) {
    int g = blades.grade(i);
    return (g * (g - 1) / 2 % 2 == 0 ? 1 : -1) * coefficient(i, i);
  }

  /** The blade that the product of two blades is a multiple of. */
  int product(int i, int k) {
    return blades.index(blades.bitmap(i) ^ blades.bitmap(k));
  }

  @Override
  public Tensor metric(Tensor like) {
    return Tensors.like(Tensors.of(signature).diag(), like);
  }

  @Override
  public boolean isDiagonal() {
    return true;
  }

  @Override
  public Tensor cayley(Tensor like) {
    Check.that(
        blades.dimension() <= LARGEST_DENSE,
        "the dense table of %d dimensions has 2^%d entries; it is made for up to %d dimensions",
        blades.dimension(),
        3 * blades.dimension(),
        LARGEST_DENSE);
    return Blades.cached(dense, like, () -> dense(like));
  }

  private Tensor dense(Tensor like) {
    int n = blades.count();
    double[] table = new double[n * n * n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        table[(i * n + product(i, k)) * n + k] = coefficient(i, k);
      }
    }
    return BladeTensors.kept(table, like, n, n, n);
  }

  @Override
  public Tensor gram(Tensor like) {
    return Blades.cached(
        grams,
        like,
        () -> {
          double[] diagonal = new double[blades.count()];
          for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = square(i);
          }
          return BladeTensors.kept(diagonal, like, diagonal.length);
        });
  }

  @Override
  public Tensor product(Tensor a, Tensor b) {
    Sparse table = Blades.cached(sparse, b, () -> sparse(b));
    long n = blades.count();
    long[] shape = new long[(int) b.dim() + 1];
    System.arraycopy(b.shape(), 0, shape, 0, shape.length - 2);
    shape[shape.length - 2] = n;
    shape[shape.length - 1] = n;
    Tensor moved = b.index_select(-1, table.partner).reshape(shape); // (…, j, i)
    return moved.mul(table.coefficient).matmul(a.unsqueeze(-1)).squeeze(-1);
  }

  private Sparse sparse(Tensor like) {
    int n = blades.count();
    long[] partner = new long[n * n];
    double[] coefficient = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        int at = product(i, k) * n + i;
        partner[at] = k;
        coefficient[at] = coefficient(i, k);
      }
    }
    return new Sparse(
        WedgeTensors.index(partner, like), BladeTensors.kept(coefficient, like, n, n));
  }
}
