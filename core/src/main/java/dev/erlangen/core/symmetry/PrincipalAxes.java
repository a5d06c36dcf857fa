package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Frames of point clouds (n, d) from their principal axes: the eigenvectors of the covariance
 * matrix in ascending order, with all signs. They exist where the eigenvalues are distinct; near a
 * repeated one they turn abruptly.
 */
public final class PrincipalAxes {
  private static final int LARGEST = 10;

  private PrincipalAxes() {}

  /** 2^d elements of O(d) for clouds that are not to be centred. */
  public static Frame<Tensor, Tensor> orthogonal() {
    return x -> axes(x.t().matmul(x), false);
  }

  /** 2^(d-1) elements of SO(d). */
  public static Frame<Tensor, Tensor> special() {
    return x -> axes(x.t().matmul(x), true);
  }

  /**
   * A single element of O(d) for most clouds: the sign of each axis is the canonical one of the
   * coordinates along it, see {@link Canonicalisation#columnSigns}; axes along which the cloud is
   * its own mirror image keep both. Does not depend on the order of the points.
   *
   * @param tolerance below which two coordinates count as equal
   */
  public static Frame<Tensor, Tensor> canonical(double tolerance) {
    Frame<Tensor, Tensor> signs = Canonicalisation.columnSigns(tolerance);
    return x -> {
      Tensor points = x.detach().to(ScalarType.Double);
      Tensor axes = Linalg.eigh(points.t().matmul(points)).vectors();
      return signs.of(points.matmul(axes)).stream().map(axes::mul).toList();
    };
  }

  /** 2^d elements of E(d); the translation is the mean of the points. */
  public static Frame<Euclidean.Motion, Tensor> euclidean() {
    return x -> motions(x, false);
  }

  /** 2^(d-1) elements of SE(d). */
  public static Frame<Euclidean.Motion, Tensor> specialEuclidean() {
    return x -> motions(x, true);
  }

  private static List<Euclidean.Motion> motions(Tensor x, boolean special) {
    Tensor points = x.detach().to(ScalarType.Double);
    Tensor mean = points.mean(0L);
    Tensor centred = points.sub(mean);
    return axes(centred.t().matmul(centred), special).stream()
        .map(q -> new Euclidean.Motion(q, mean))
        .toList();
  }

  private static List<Tensor> axes(Tensor covariance, boolean special) {
    int d = (int) covariance.size(0);
    Check.between("dimension of the points", d, 1, LARGEST);
    Tensor axes = Linalg.eigh(covariance.detach().to(ScalarType.Double)).vectors();
    double sign = special ? Tensors.item(Linalg.logDet(axes).sign()) : 0;
    List<Tensor> out = new ArrayList<>();
    for (Tensor s : new Signs(d).elements().orElseThrow()) {
      if (!special || Tensors.item(s.prod()) * sign > 0) {
        out.add(axes.mul(s));
      }
    }
    return out;
  }
}
