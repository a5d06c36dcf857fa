package dev.erlangen.geometry.clifford;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The Clifford algebra Cl(V, S) of a quadratic form: {@code v v = S(v, v)}. Its elements are
 * multivectors (…, 2^n), float32 or float64, in the order of {@link Blades}; operations broadcast
 * over the leading axes and are differentiable.
 *
 * <p>Symmetry: the versors (products of vectors that are not null) act by {@link #versorAction},
 * which covers O(V, S), keeps every grade and is multiplicative; so every polynomial in products
 * and grade projections is equivariant (Ruhe, Brandstetter, Forré 2023).
 */
public final class CliffordAlgebra {
  private static final double NORM_EPSILON = 1e-16;
  private static final int LARGE = 6;

  private final Blades blades;
  private final Form form;
  private final GradePaths paths;
  private final Coordinates coordinates;
  private final Tables tables;

  private CliffordAlgebra(Blades blades, Form form, GradePaths paths, boolean lasting) {
    this.blades = blades;
    this.form = form;
    this.paths = paths;
    this.coordinates = new Coordinates(blades);
    this.tables = new Tables(form, paths, coordinates, lasting);
  }

  /**
   * The algebra with orthogonal basis vectors of given squares; 0 is allowed.
   *
   * @throws IllegalArgumentException for more than 12 dimensions, or a square that is not finite
   */
  public static CliffordAlgebra of(double... signature) {
    Blades blades = Blades.of(signature.length);
    Check.that(
        Arrays.stream(signature).allMatch(Double::isFinite),
        "a metric must be finite, got %s",
        Arrays.toString(signature));
    return new CliffordAlgebra(
        blades, new DiagonalForm(blades, signature), GradePaths.of(signature), true);
  }

  /**
   * The algebra of any symmetric form, in the basis of wedge products. It has the paths of a
   * non-degenerate form whatever its eigenvalues are, so that sizes never change while it is
   * learned.
   *
   * @param metric S, (n, n) with n at most 8; the algebra is differentiable in it, and then lives
   *     no longer than the scope it is made in
   * @throws IllegalArgumentException if S is not square, symmetric and finite
   */
  public static CliffordAlgebra withMetric(Tensor metric) {
    FullForm.check(metric);
    return of(metric, !metric.requires_grad());
  }

  /**
   * As {@link #withMetric}, for a matrix that is symmetric by construction and an algebra that
   * lives no longer than the scope it is made in.
   */
  public static CliffordAlgebra momentary(Tensor metric) {
    return of(metric, false);
  }

  private static CliffordAlgebra of(Tensor metric, boolean lasting) {
    Blades blades = Blades.of((int) metric.size(0));
    return new CliffordAlgebra(
        blades,
        FullForm.of(blades, metric, lasting),
        GradePaths.nonDegenerate(blades.dimension()),
        lasting);
  }

  /** n. */
  public int dimension() {
    return blades.dimension();
  }

  /** The basis. */
  public Blades blades() {
    return blades;
  }

  /** The ways through the product that are not always zero. */
  public GradePaths paths() {
    return paths;
  }

  /** Whether the basis vectors are orthogonal by construction. */
  public boolean isDiagonal() {
    return form.isDiagonal();
  }

  /** What a user should know: that tables grow as 2^{3n}. */
  public List<String> warnings() {
    return dimension() <= LARGE
        ? List.of()
        : List.of(
            "an algebra of %d dimensions has %d blades; dense tables have 2^%d entries"
                .formatted(dimension(), blades.count(), 3 * dimension()));
  }

  /** S in the dtype of {@code like}, (n, n). */
  public Tensor metric(Tensor like) {
    return form.metric(like);
  }

  /** Coefficient of blade j in blade i times blade k at (i, j, k), (2^n, 2^n, 2^n). */
  public Tensor cayley(Tensor like) {
    return form.cayley(like);
  }

  /** {@code b(E_i, E_k)}: the diagonal (2^n) if {@link #isDiagonal}, else (2^n, 2^n). */
  public Tensor gram(Tensor like) {
    return form.gram(like);
  }

  /** {@code x y}. */
  public Tensor geometricProduct(Tensor x, Tensor y) {
    return form.product(checked("x", x), checked("y", y));
  }

  /** The products of blades, where a blade times a blade is a blade; null for full metrics. */
  public @Nullable ProductTable table() {
    return tables.entries();
  }

  /** The table of every path as (|out|, |left| · |right|), in the order of {@link #paths}. */
  public List<Tensor> blocks(Tensor like) {
    return tables.blocks(like);
  }

  Tensor checked(String name, Tensor x) {
    return coordinates.checked(name, x);
  }

  /** Multivectors with the given coefficients at some blades, (…, k), and 0 elsewhere. */
  public Tensor embed(Tensor x, long... at) {
    return coordinates.embed(x, at);
  }

  /** Coefficients at some blades, (…, k). */
  public Tensor get(Tensor x, long... at) {
    return coordinates.get(x, at);
  }

  /** The multivector with one grade, (…, C(n, g)) to (…, 2^n). */
  public Tensor embedGrade(Tensor x, int g) {
    return coordinates.embedGrade(x, g);
  }

  /** Vectors (…, n) as multivectors of grade 1. */
  public Tensor embedVector(Tensor v) {
    return embedGrade(v, 1);
  }

  /** Coefficients of one grade, (…, C(n, g)). */
  public Tensor getGrade(Tensor x, int g) {
    return coordinates.getGrade(x, g);
  }

  /** The part of one grade, (…, 2^n): 0 at all other blades. */
  public Tensor grade(Tensor x, int g) {
    return coordinates.grade(x, g);
  }

  /** The main involution: sign (-1)^g. */
  public Tensor mainInvolution(Tensor x) {
    return checked("x", x).mul(blades.tensors(x).main());
  }

  /** The reversion: sign (-1)^(g(g-1)/2); {@code reverse(xy) = reverse(y) reverse(x)}. */
  public Tensor reverse(Tensor x) {
    return checked("x", x).mul(blades.tensors(x).reverse());
  }

  /** The Clifford conjugation, reversion and main involution: sign (-1)^(g(g+1)/2). */
  public Tensor conjugate(Tensor x) {
    return checked("x", x).mul(blades.tensors(x).conjugate());
  }

  private Tensor lowered(Tensor x) {
    Tensor gram = form.gram(x);
    return form.isDiagonal() ? x.mul(gram) : x.matmul(gram);
  }

  /** {@code b(x, y)}, the scalar part of {@code reverse(x) y}, (…, 1). */
  public Tensor bilinear(Tensor x, Tensor y) {
    return checked("x", x).mul(lowered(checked("y", y))).sum(new long[] {-1}, true, none());
  }

  /** {@code q(x) = b(x, x)}, (…, 1); negative for some x unless S is positive. */
  public Tensor quadratic(Tensor x) {
    return bilinear(x, x);
  }

  /** q of every grade, (…, n+1). */
  public Tensor quadratics(Tensor x) {
    return checked("x", x).mul(lowered(x)).matmul(blades.tensors(x).inGrade().t());
  }

  /** {@code (q(x)² + 1e-16)^¼}: a smooth √|q|, (…, 1). */
  public Tensor norm(Tensor x) {
    return smoothRoot(quadratic(x));
  }

  /** The norm of every grade, (…, n+1). */
  public Tensor norms(Tensor x) {
    return smoothRoot(quadratics(x));
  }

  /** {@code (q² + 1e-16)^¼}. */
  public static Tensor smoothRoot(Tensor q) {
    return q.square().add(Tensors.scalar(NORM_EPSILON)).sqrt().sqrt();
  }

  private static ScalarTypeOptional none() {
    return new ScalarTypeOptional();
  }

  /**
   * {@code w⁻¹ = reverse(w) / q(w)} of a versor.
   *
   * @throws IllegalArgumentException if w is null
   */
  public Tensor inverse(Tensor w) {
    return Versors.inverse(this, checked("w", w));
  }

  /**
   * {@code ρ(w)(x) = w α_w(x) w⁻¹} with α_w the identity for even w and the main involution for odd
   * w: on vectors the reflection in w if that is one.
   *
   * @throws IllegalArgumentException if w is null, or neither even nor odd
   */
  public Tensor versorAction(Tensor w, Tensor x) {
    return Versors.act(this, checked("w", w), checked("x", x));
  }

  /** The matrix (n, n) of {@link #versorAction} on vectors; column c is the image of e_c. */
  public Tensor vectorMatrix(Tensor w) {
    Tensor basis = torch.eye(dimension(), Tensors.optionsOf(w));
    return getGrade(versorAction(w.reshape(1, blades.count()), embedVector(basis)), 1).t();
  }
}
