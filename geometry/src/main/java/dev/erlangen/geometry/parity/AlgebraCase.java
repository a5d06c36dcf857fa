package dev.erlangen.geometry.parity;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.Blades;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePath;
import dev.erlangen.geometry.clifford.GradePaths;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** {@code clifford-algebra}: tables, products, involutions, forms and versors. */
final class AlgebraCase {
  private static final String VERSOR = "versor_";

  private AlgebraCase() {}

  static ParityModel<?> of(CaseConfig config) {
    double[] metric = CgennConfig.metric(config);
    return ParityModel.function(inputs -> run(metric, inputs));
  }

  private static Map<String, Tensor> run(double[] metric, CaseInputs inputs) {
    CliffordAlgebra algebra = CliffordAlgebra.of(metric);
    Tensor a = inputs.get("a");
    Tensor b = inputs.get("b");
    Map<String, Tensor> out = new LinkedHashMap<>();
    tables(algebra, a, out);
    out.put("geometric_product", algebra.geometricProduct(a, b));
    out.put("main_involution_alpha", algebra.mainInvolution(a));
    out.put("reversion_beta", algebra.reverse(a));
    out.put("conjugation_gamma", algebra.conjugate(a));
    out.put("bilinear_b", algebra.bilinear(a, b));
    out.put("quadratic_q", algebra.quadratic(a));
    out.put("norm", algebra.norm(a));
    out.put("norms_per_grade", algebra.norms(a));
    out.put("qs_per_grade", algebra.quadratics(a));
    for (GradePath p : GradePaths.nonDegenerate(algebra.dimension()).all()) {
      Tensor product =
          algebra.geometricProduct(algebra.grade(a, p.left()), algebra.grade(b, p.right()));
      out.put(
          "gp_grade%d_grade%d_to_grade%d".formatted(p.left(), p.right(), p.out()),
          algebra.getGrade(product, p.out()));
    }
    inputs
        .tensors()
        .forEach(
            (name, w) -> {
              if (name.startsWith(VERSOR)) {
                String kind = name.substring(VERSOR.length());
                out.put("rho_" + kind, algebra.versorAction(w, a));
                out.put("inverse_" + kind, algebra.inverse(w));
                out.put("vector_matrix_" + kind, algebra.vectorMatrix(w));
              }
            });
    return out;
  }

  private static void tables(CliffordAlgebra algebra, Tensor like, Map<String, Tensor> out) {
    Blades blades = algebra.blades();
    int n = algebra.dimension();
    out.put("cayley", algebra.cayley(like));
    out.put("blade_grades", numbers(blades.count(), blades::grade));
    out.put("blade_bitmaps", numbers(blades.count(), blades::bitmap));
    out.put("bitmap_to_index", numbers(blades.count(), blades::index));
    out.put("grade_sizes", numbers(n + 1, blades::size));
    long[] paths = new long[(n + 1) * (n + 1) * (n + 1)];
    for (GradePath p : algebra.paths().all()) {
      paths[(p.left() * (n + 1) + p.out()) * (n + 1) + p.right()] = 1;
    }
    out.put("paths", Tensors.of(paths, n + 1, n + 1, n + 1));
  }

  private static Tensor numbers(int count, IntUnaryOperator value) {
    long[] all = new long[count];
    for (int i = 0; i < count; i++) {
      all[i] = value.applyAsInt(i);
    }
    return Tensors.of(all);
  }
}
