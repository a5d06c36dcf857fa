package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.geometry.clifford.Blades;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePath;
import dev.erlangen.geometry.clifford.GradePaths;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The product of every path, a matrix product with its block of the table. */
final class PathTerms {
  private final Tensor x;
  private final Tensor z;
  private final Blades blades;
  private final GradePaths paths;
  private final List<Tensor> blocks;
  private final Tensor[][] outer;

  PathTerms(Tensor x, Tensor z, CliffordAlgebra algebra, GradePaths paths) {
    this.x = x;
    this.z = z;
    this.blades = algebra.blades();
    this.paths = paths;
    this.blocks = algebra.blocks(x);
    this.outer = new Tensor[paths.dimension() + 1][paths.dimension() + 1];
  }

  /** (|out|, B, C). */
  Tensor of(int p) {
    GradePath path = paths.all().get(p);
    Tensor all = outer(path.left(), path.right());
    return blocks.get(p).mm(all).view(-1, x.size(1), x.size(2));
  }

  /** All products of coefficients of two grades, (|left| |right|, B C). */
  private Tensor outer(int left, int right) {
    Tensor known = outer[left][right];
    if (known == null) {
      known = part(x, left).unsqueeze(1).mul(part(z, right)).view(-1, x.size(1) * x.size(2));
      outer[left][right] = known;
    }
    return known;
  }

  private Tensor part(Tensor t, int grade) {
    return t.narrow(0, blades.start(grade), blades.size(grade));
  }
}
