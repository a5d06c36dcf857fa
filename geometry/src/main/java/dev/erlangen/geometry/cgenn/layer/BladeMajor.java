package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.Blades;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import org.bytedeco.pytorch.Tensor;

/**
 * Multivectors as layers compute with them: (2^n, B, C), so that one coefficient of all examples
 * and channels is one block of memory. Layers give (B, C, 2^n) as views of such blocks: the next
 * layer finds them in order and copies nothing.
 */
final class BladeMajor {
  private BladeMajor() {}

  /** (B, C, 2^n) to (2^n, B, C). */
  static Tensor in(Tensor x, Blades blades, long channels) {
    Check.that(
        x.dim() == 3 && x.size(2) == blades.count() && x.size(1) == channels,
        "multivectors (B, %d, %d) are needed (%d channels, %d dimensions), got shape %s",
        channels,
        blades.count(),
        channels,
        blades.dimension(),
        Tensors.shape(x));
    return x.permute(2, 0, 1).contiguous();
  }

  /** As {@link #in(Tensor, Blades, long)}, for a layer that was made for a dimension. */
  static Tensor in(Tensor x, CliffordAlgebra algebra, int dimension, long channels) {
    Check.that(
        algebra.dimension() == dimension,
        "the layer was made for %d dimensions, the algebra has %d",
        dimension,
        algebra.dimension());
    return in(x, algebra.blades(), channels);
  }

  /** (2^n, B, C) to (B, C, 2^n). */
  static Tensor out(Tensor x) {
    return x.permute(1, 2, 0);
  }

  /** q of every grade: (2^n, B, C) to (n+1, B, C). */
  static Tensor quadratics(Tensor x, CliffordAlgebra algebra) {
    Tensor flat = x.reshape(x.size(0), -1);
    Tensor inGrade = algebra.blades().tensors(x).inGrade();
    Tensor gram = algebra.gram(x);
    Tensor q =
        algebra.isDiagonal()
            ? inGrade.mul(gram).mm(flat.square())
            : inGrade.mm(flat.mul(gram.mm(flat)));
    return q.view(inGrade.size(0), x.size(1), x.size(2));
  }

  /** Repeats what belongs to a grade for each of its blades: (n+1, …) to (2^n, …). */
  static Tensor ofBlades(Tensor perGrade, Blades blades) {
    return perGrade.index_select(0, blades.tensors(perGrade).gradeOf());
  }

  /** A parameter (…, C, n+1) as (n+1, 1, C). */
  static Tensor perGrade(Tensor parameter) {
    long grades = parameter.size(-1);
    return parameter.view(-1, grades).t().unsqueeze(1);
  }
}
