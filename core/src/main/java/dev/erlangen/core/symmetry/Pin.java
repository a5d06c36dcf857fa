package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * The group of a quadratic space: products {@code v_1 v_2 … v_m} of vectors with {@code q(v) ≠ 0},
 * acting on vectors by the reflections {@code x ↦ x - 2 S(x,v)/S(v,v) v}. For the metric of
 * signature (p, q) this covers O(p, q); where the metric is degenerate, the part that fixes the
 * radical.
 *
 * @param metric S, float64 (n, n), symmetric
 */
public record Pin(Tensor metric) implements Group<Pin.Versor> {
  /** Samples stay away from the null cone, near which reflections are large. */
  private static final double NULL_MARGIN = 0.5;

  private static final int LONGEST = 4;

  public Pin {
    Check.that(
        metric.dim() == 2 && metric.size(0) == metric.size(1),
        "a metric must be square, got %s",
        Tensors.shape(metric));
    Check.that(
        Matrices.distance(metric, metric.t()) == 0 && Tensors.item(metric.abs().max()) > 0,
        "a metric must be symmetric and not zero");
  }

  /** Signature (p, q, r): p squares +1, q squares -1, r squares 0. */
  public static Pin of(int p, int q, int r) {
    double[] diagonal = new double[p + q + r];
    for (int i = 0; i < p + q; i++) {
      diagonal[i] = i < p ? 1 : -1;
    }
    return new Pin(Tensors.of(diagonal).diag());
  }

  /** Signature (p, q). */
  public static Pin of(int p, int q) {
    return of(p, q, 0);
  }

  /**
   * A product of vectors; even products are rotations, odd ones reverse orientation.
   *
   * @param vectors float64 (m, n), the leftmost factor first
   * @param matrix float64 (n, n), its action on column vectors
   */
  public record Versor(Tensor vectors, Tensor matrix) {
    /** Whether the number of factors is odd. */
    public boolean odd() {
      return vectors.size(0) % 2 == 1;
    }

    @Override
    public String toString() {
      return "versor " + Texts.of(vectors);
    }
  }

  private long size() {
    return metric.size(0);
  }

  @Override
  public String name() {
    double[] signs = Tensors.doubles(Linalg.eigh(metric).values());
    long p = Arrays.stream(signs).filter(s -> s > 1e-12).count();
    long q = Arrays.stream(signs).filter(s -> s < -1e-12).count();
    return "Pin(" + p + "," + q + (p + q < signs.length ? "," + (signs.length - p - q) : "") + ")";
  }

  /**
   * The product of the rows of {@code vectors}.
   *
   * @throws IllegalArgumentException if one of them is null
   */
  public Versor versor(Tensor vectors) {
    Tensor matrix = Matrices.identity(size());
    for (long i = 0; i < vectors.size(0); i++) {
      Tensor v = vectors.select(0, i);
      Tensor dual = metric.matmul(v); // S(·, v)
      double q = Tensors.item(v.dot(dual));
      Check.that(q != 0, "vector %d of a versor is null", i);
      matrix =
          matrix.matmul(Matrices.identity(size()).sub(v.outer(dual).mul(Tensors.scalar(2 / q))));
    }
    return new Versor(vectors, matrix);
  }

  @Override
  public Versor identity() {
    return versor(torch.zeros(new long[] {0, size()}, new TensorOptions(torch.ScalarType.Double)));
  }

  /** One to four vectors, so that both even and odd elements occur. */
  @Override
  public Versor sample(Rng rng) {
    Tensor[] vectors = new Tensor[1 + (int) (rng.nextLong() % LONGEST)];
    for (int i = 0; i < vectors.length; i++) {
      do {
        vectors[i] = Matrices.normal(rng, size());
        vectors[i].div_(vectors[i].norm());
      } while (Math.abs(Tensors.item(vectors[i].dot(metric.matmul(vectors[i])))) < threshold());
    }
    return versor(Tensors.stack(0, vectors));
  }

  private double threshold() {
    return NULL_MARGIN * Tensors.item(metric.abs().max());
  }

  @Override
  public Versor compose(Versor a, Versor b) {
    return new Versor(Tensors.cat(0, a.vectors, b.vectors), a.matrix.matmul(b.matrix));
  }

  @Override
  public Versor inverse(Versor a) {
    return versor(a.vectors.flip(0));
  }

  /** Between the actions: a versor and its multiples are the same transformation. */
  @Override
  public double distance(Versor a, Versor b) {
    return Matrices.distance(a.matrix, b.matrix);
  }
}
