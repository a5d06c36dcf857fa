package dev.erlangen.geometry.clifford;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Inverses of versors and their action. */
final class Versors {
  private Versors() {}

  static Tensor inverse(CliffordAlgebra algebra, Tensor w) {
    Tensor q = algebra.quadratic(w);
    Tensor size = total(w.detach().square());
    double smallest = Tensors.item(q.detach().abs().div(size).min());
    Check.that(
        smallest > rounding(w), // also for NaN, the quotient of zeros
        "null versor: q(w) is 0 (relative to its coefficients %s), so w has no inverse",
        smallest);
    return algebra.reverse(w).div(q);
  }

  static Tensor act(CliffordAlgebra algebra, Tensor w, Tensor x) {
    Tensor even = w.detach().mul(algebra.blades().tensors(w).main()).add(w.detach()).abs();
    Tensor odd = w.detach().mul(algebra.blades().tensors(w).main()).sub(w.detach()).abs();
    Tensor evenSize = total(even);
    Tensor oddSize = total(odd);
    double mixed = Tensors.item(evenSize.minimum(oddSize).div(evenSize.maximum(oddSize)).max());
    Check.that(
        mixed <= rounding(w),
        "a versor is a product of vectors, so either even or odd; the smaller part is %s of the"
            + " larger",
        mixed);
    Tensor moved = algebra.mainInvolution(x).where(oddSize.gt(evenSize), x);
    return algebra.geometricProduct(algebra.geometricProduct(w, moved), inverse(algebra, w));
  }

  private static Tensor total(Tensor x) {
    return x.sum(new long[] {-1}, true, new ScalarTypeOptional());
  }

  private static double rounding(Tensor x) {
    return x.scalar_type().intern() == ScalarType.Float ? 1e-6 : 1e-14;
  }
}
