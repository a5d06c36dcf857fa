package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.Blades;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePaths;
import dev.erlangen.geometry.clifford.ProductTable;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Geometric products with a weight for every path, factorised: the product of every path is formed
 * once, {@code T_p[j] = Σ_{i,k} cayley[i,j,k] x_i z_k}, and the weights mix the results. Nothing of
 * the size of weights times Cayley table exists. All tensors are blade by blade, (2^n, B, C).
 */
final class PathProducts {
  private PathProducts() {}

  /**
   * {@code y_c = Σ_p w[c,p] (x_c^(left) z_c^(right))^(out)}.
   *
   * @param x (2^n, B, C)
   * @param right (2^n, B, C)
   * @param normalization what makes z of {@code right}, or null
   * @param weight (C, P)
   */
  static Tensor channelwise(
      Tensor x,
      Tensor right,
      @Nullable MultivectorNormalization normalization,
      Tensor weight,
      CliffordAlgebra algebra,
      GradePaths paths) {
    check(algebra, paths);
    PathTerms terms = new PathTerms(x, normalised(right, normalization, algebra), algebra, paths);
    Tensor[] grades = new Tensor[paths.dimension() + 1];
    for (int p = 0; p < paths.count(); p++) {
      int out = paths.all().get(p).out();
      Tensor term = terms.of(p).mul(weight.select(1, p));
      grades[out] = grades[out] == null ? term : grades[out].add(term);
    }
    return Tensors.cat(0, grades);
  }

  /**
   * {@code y_o = Σ_m Σ_p w[o,m,p] (x_m^(left) z_m^(right))^(out)}: one matrix product per grade.
   *
   * @param x (2^n, B, I)
   * @param right (2^n, B, I)
   * @param normalization what makes z of {@code right}, or null
   * @param weight (O, I, P)
   */
  static Tensor mixing(
      Tensor x,
      Tensor right,
      @Nullable MultivectorNormalization normalization,
      Tensor weight,
      CliffordAlgebra algebra,
      GradePaths paths) {
    check(algebra, paths);
    ProductTable table = algebra.table();
    if (table != null && SparseProducts.fit(x, right, table)) {
      Tensor a = normalization == null ? null : normalization.a();
      Tensor slots = SparseProducts.terms(x, right, a, table);
      return mixed(slots, weight, algebra.blades(), paths);
    }
    PathTerms terms = new PathTerms(x, normalised(right, normalization, algebra), algebra, paths);
    Tensor[] grades = new Tensor[paths.dimension() + 1];
    for (int g = 0; g < grades.length; g++) {
      List<Tensor> into = new ArrayList<>();
      List<Tensor> weights = new ArrayList<>();
      for (int p : paths.into(g)) {
        into.add(terms.of(p));
        weights.add(weight.select(2, p));
      }
      Tensor rows = Tensors.cat(-1, into.toArray(Tensor[]::new)); // (|g|, B, P_g I)
      Tensor mix = Tensors.cat(1, weights.toArray(Tensor[]::new)); // (O, P_g I)
      grades[g] =
          rows.view(-1, rows.size(2)).mm(mix.t()).view(rows.size(0), rows.size(1), mix.size(0));
    }
    return Tensors.cat(0, grades);
  }

  private static Tensor normalised(
      Tensor right, @Nullable MultivectorNormalization normalization, CliffordAlgebra algebra) {
    return normalization == null ? right : normalization.apply(right, algebra);
  }

  /**
   * Mixes the channels of slots.
   *
   * @param slots in the order of grade, path, blade, (slots, B, I)
   */
  private static Tensor mixed(Tensor slots, Tensor weight, Blades blades, GradePaths paths) {
    long examples = slots.size(1);
    long in = slots.size(2);
    long out = weight.size(0);
    Tensor maps = weight.permute(2, 1, 0); // (P, I, O)
    Tensor[] grades = new Tensor[paths.dimension() + 1];
    long first = 0;
    for (int g = 0; g < grades.length; g++) {
      List<Integer> into = paths.into(g);
      long size = blades.size(g);
      Tensor rows =
          slots.narrow(0, first, into.size() * size).view(into.size(), size * examples, in);
      Tensor own = maps.index_select(0, index(into, slots));
      Tensor zero = torch.zeros(new long[] {size * examples, out}, Tensors.optionsOf(slots));
      grades[g] = zero.addbmm(rows, own).view(size, examples, out);
      first += into.size() * size;
    }
    return Tensors.cat(0, grades);
  }

  private static Tensor index(List<Integer> numbers, Tensor like) {
    long[] values = numbers.stream().mapToLong(Integer::longValue).toArray();
    return Tensors.of(values).to(like.device(), torch.ScalarType.Long);
  }

  static void check(CliffordAlgebra algebra, GradePaths paths) {
    Check.that(
        algebra.paths().equals(paths),
        "the layer was made for %d paths of %d dimensions, the algebra has %d of %d",
        paths.count(),
        paths.dimension(),
        algebra.paths().count(),
        algebra.dimension());
  }
}
