package dev.erlangen.core.tensor;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import java.util.function.Supplier;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** Decompositions of matrices, batched over leading dimensions. */
public final class Linalg {
  private static final long LONG = 4;
  private static final double LEAST_SINE = 0.01;

  private Linalg() {}

  /**
   * {@code A = V diag(λ) Vᵀ}.
   *
   * @param values (…, n), ascending
   * @param vectors (…, n, n), orthonormal columns; the sign of each, and the basis of a repeated
   *     eigenvalue, are arbitrary
   */
  public record Eigen(Tensor values, Tensor vectors) {}

  /**
   * {@code A = U diag(s) Vᵀ}.
   *
   * @param u (…, m, k)
   * @param s (…, k), descending
   * @param vt (…, k, n)
   */
  public record Svd(Tensor u, Tensor s, Tensor vt) {}

  /**
   * {@code A = QR}.
   *
   * @param q (…, m, k), orthonormal columns
   * @param r (…, k, n), upper triangular; the signs of its diagonal are arbitrary
   */
  public record Qr(Tensor q, Tensor r) {}

  /**
   * {@code det A = sign · exp(logAbs)}.
   *
   * @param sign (…)
   * @param logAbs (…)
   */
  public record SignedLog(Tensor sign, Tensor logAbs) {}

  /**
   * Eigenvalues and eigenvectors of symmetric matrices (…, n, n); only the lower triangles are
   * read.
   */
  public static Eigen eigh(Tensor a) {
    square(a);
    Tensor[] own = named("decomposing", a, () -> Tuples.own(torch.linalg_eigh(a, "L")));
    return new Eigen(own[0], own[1]);
  }

  /** Singular value decomposition of (…, m, n) with k = min(m, n). */
  public static Svd svd(Tensor a) {
    matrix(a);
    Tensor[] own =
        named(
            "decomposing",
            a,
            () -> Tuples.own(torch.linalg_svd(a, false, new StringViewOptional())));
    return new Svd(own[0], own[1], own[2]);
  }

  /** QR decomposition of (…, m, n) with k = min(m, n). */
  public static Qr qr(Tensor a) {
    matrix(a);
    Tensor[] own = named("decomposing", a, () -> Tuples.own(torch.linalg_qr(a, "reduced")));
    return new Qr(own[0], own[1]);
  }

  /**
   * R of {@link #qr} alone, (…, k, n), in half the time. Of long float64 matrices whose columns are
   * far from dependent it is the Cholesky factor of {@code AᵀA}, in a fifth of the time: that loses
   * four of sixteen digits at most. Has no gradient.
   */
  public static Tensor triangle(Tensor a) {
    matrix(a);
    Tensor quick = a.size(-2) >= LONG * a.size(-1) ? cholesky(a.detach()) : null;
    if (quick != null) {
      return quick;
    }
    return named("decomposing", a, () -> Tuples.own(torch.linalg_qr(a, "r")))[1];
  }

  /** Columns of norm 1 first; then a diagonal entry is the sine of a column to those before. */
  private static @Nullable Tensor cholesky(Tensor a) {
    if (a.scalar_type().intern() != ScalarType.Double || a.numel() == 0) {
      return null;
    }
    Tensor gram = a.transpose(-2, -1).matmul(a);
    Tensor norms = gram.diagonal(0, -2, -1).sqrt();
    Tensor unit = gram.div(norms.unsqueeze(-1)).div(norms.unsqueeze(-2));
    Tensor[] own = Tuples.own(torch.linalg_cholesky_ex(unit, true, false));
    boolean sound =
        own[1].max().item_long() == 0
            && own[0].diagonal(0, -2, -1).min().item_double() >= LEAST_SINE;
    return sound ? own[0].mul(norms.unsqueeze(-2)) : null;
  }

  /** Singular values of (…, m, n) without the vectors, (…, min(m, n)), descending. */
  public static Tensor singularValues(Tensor a) {
    matrix(a);
    return named("decomposing", a, () -> torch.linalg_svdvals(a, new StringViewOptional()));
  }

  /** Determinants of (…, n, n) without overflow. */
  public static SignedLog logDet(Tensor a) {
    square(a);
    Tensor[] own = named("taking the determinant of", a, () -> Tuples.own(torch.slogdet(a)));
    return new SignedLog(own[0], own[1]);
  }

  /** Inverses of (…, n, n). */
  public static Tensor inverse(Tensor a) {
    square(a);
    return named("inverting", a, () -> torch.linalg_inv(a));
  }

  private static <T> T named(String doing, Tensor a, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw Torch.explain(doing + " a matrix of shape " + Tensors.shape(a), e);
    }
  }

  private static void matrix(Tensor a) {
    Check.that(
        a.dim() >= 2 && a.is_floating_point(),
        "a floating-point matrix is needed, got shape %s of %s",
        Tensors.shape(a),
        a.scalar_type());
  }

  private static void square(Tensor a) {
    matrix(a);
    Check.that(
        a.size(-1) == a.size(-2), "a square matrix is needed, got shape %s", Tensors.shape(a));
  }
}
