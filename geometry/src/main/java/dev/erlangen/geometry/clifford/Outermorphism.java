package dev.erlangen.geometry.clifford;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The extension of a linear map of vectors to multivectors that respects the wedge product: {@code
 * M(u ∧ v) = Mu ∧ Mv}. Its blocks are the compound matrices of M; grade n is multiplied by det M.
 * An isometry of the metric extends to an automorphism of the Clifford algebra.
 */
public final class Outermorphism {
  private Outermorphism() {}

  /**
   * Returns the (2^n, 2^n) matrix of the extension of {@code matrix} (n, n), both acting on
   * columns; a polynomial of its entries, with a gradient.
   */
  public static Tensor of(Tensor matrix) {
    Check.that(
        matrix.dim() == 2 && matrix.size(0) == matrix.size(1),
        "a linear map of vectors is a square matrix, got shape %s",
        Tensors.shape(matrix));
    Blades blades = Blades.of((int) matrix.size(0));
    WedgeTensors wedge = blades.wedge(matrix);
    long n = blades.dimension();
    long count = blades.count();
    // images[a]: wedge with the image of e_a from the left
    Tensor images = matrix.t().matmul(wedge.extend().view(n, count * count)).view(n, count, count);
    List<Tensor> rows = new ArrayList<>();
    rows.add(blades.tensors(matrix).inGrade().narrow(0, 0, 1)); // of 1, which is blade 0
    rows.add(images.select(2, 0));
    for (WedgeTensors.Level level : wedge.levels()) {
      Tensor lower = rows.get(rows.size() - 1).index_select(0, level.rest()).unsqueeze(-1);
      rows.add(images.index_select(0, level.first()).bmm(lower).squeeze(-1));
    }
    return Tensors.cat(0, rows.toArray(Tensor[]::new)).t();
  }

  /** Returns what {@code matrix} makes of multivectors (…, 2^n). */
  public static Tensor apply(Tensor matrix, Tensor x) {
    return x.matmul(of(matrix).t());
  }
}
