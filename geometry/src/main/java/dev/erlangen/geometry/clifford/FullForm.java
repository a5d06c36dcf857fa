package dev.erlangen.geometry.clifford;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Any symmetric form S, in the basis of wedge products. The table is a polynomial of S with a
 * gradient: left multiplication by a vector is {@code e_a E_K = e_a ∧ E_K + Σ_r (-1)^r S[a,K_r]
 * E_{K-K_r}}, and {@code L_K = L_a L_R - Σ_r (-1)^r S[a,R_r] L_{R-R_r}} for K = {a} ∪ R.
 */
final class FullForm implements Form {
  private static final int LARGEST = 8;

  private final Blades blades;
  private final Tensor metric;
  private final Tensor cayley;

  private FullForm(Blades blades, Tensor metric, Tensor cayley) {
    this.blades = blades;
    this.metric = metric;
    this.cayley = cayley;
  }

  /** Refuses what is not square, symmetric and finite. */
  static void check(Tensor metric) {
    Check.that(
        metric.dim() == 2 && metric.size(0) == metric.size(1) && metric.is_floating_point(),
        "a metric is a square floating-point matrix, got shape %s",
        Tensors.shape(metric));
    Tensor values = metric.detach();
    Check.that(values.isfinite().all().item_bool(), "a metric must be finite");
    double largest = Tensors.item(values.abs().max());
    double skew = Tensors.item(values.sub(values.t()).abs().max());
    Check.that(
        skew <= 1e-6 * largest, "a metric must be symmetric, but entries differ by %s", skew);
  }

  /**
   * The form of a symmetric matrix.
   *
   * @param lasting whether it is to outlive the scope; it has no gradient then
   */
  static FullForm of(Blades blades, Tensor metric, boolean lasting) {
    Check.that(
        blades.dimension() <= LARGEST,
        "a full metric needs a dense table of 2^(3n) entries, which is made for up to %d"
            + " dimensions, got %d; a diagonal one does not",
        LARGEST,
        blades.dimension());
    return lasting
        ? new FullForm(
            blades, Tensors.kept(metric::clone), Tensors.kept(() -> table(blades, metric)))
        : new FullForm(blades, metric, table(blades, metric));
  }

  private static Tensor table(Blades blades, Tensor s) {
    WedgeTensors wedge = blades.wedge(s);
    long n = blades.dimension();
    long count = blades.count();
    Tensor vectors =
        s.matmul(wedge.contract().view(n, count * count))
            .view(n, count, count)
            .add(wedge.extend()); // L_a
    List<Tensor> grades = new ArrayList<>();
    TensorOptions options = Tensors.optionsOf(s);
    grades.add(torch.eye(count, options).unsqueeze(0));
    grades.add(vectors);
    for (WedgeTensors.Level level : wedge.levels()) {
      int m = grades.size();
      long size = blades.size(m);
      Tensor product =
          vectors
              .index_select(0, level.first())
              .bmm(grades.get(m - 1).index_select(0, level.rest()));
      Tensor factor =
          s.reshape(-1).index_select(0, level.pair()).mul(level.sign()).view(size, m - 1, 1, 1);
      Tensor lower =
          grades.get(m - 2).index_select(0, level.lower()).view(size, m - 1, count, count);
      grades.add(product.sub(factor.mul(lower).sum(1L)));
    }
    return Tensors.cat(0, grades.toArray(Tensor[]::new));
  }

  @Override
  public Tensor metric(Tensor like) {
    return Tensors.like(metric, like);
  }

  @Override
  public boolean isDiagonal() {
    return false;
  }

  @Override
  public Tensor cayley(Tensor like) {
    return Tensors.like(cayley, like);
  }

  @Override
  public Tensor gram(Tensor like) {
    return cayley(like).select(1, 0).mul(blades.tensors(like).reverse().unsqueeze(1));
  }

  @Override
  public Tensor product(Tensor a, Tensor b) {
    long n = blades.count();
    Tensor table = cayley(a).permute(0, 2, 1).reshape(n * n, n); // (i k, j)
    return a.unsqueeze(-1).mul(b.unsqueeze(-2)).flatten(-2, -1).matmul(table);
  }
}
