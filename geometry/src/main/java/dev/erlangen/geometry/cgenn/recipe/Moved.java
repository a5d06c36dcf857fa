package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.Problem;
import org.bytedeco.pytorch.Tensor;

/** The test examples turned and reflected, each group of them in another way. */
final class Moved {
  private static final int MOTIONS = 8;

  private Moved() {}

  /** Mean squared error of signed volumes, which a reflection turns over. */
  static double volumeError(PointProblem problem) {
    Tensor points = problem.points(Problem.Split.TEST);
    Tensor targets = problem.targets(Problem.Split.TEST);
    int n = Math.toIntExact(points.size(-1));
    Rng rng = new Rng(0);
    double sum = 0;
    for (int i = 0; i < MOTIONS; i++) {
      Tensor motion = new Orthogonal(n).sample(rng);
      Tensor turned = points.matmul(Tensors.like(motion, points).t());
      Tensor sign = Tensors.like(Linalg.logDet(motion).sign(), targets);
      sum += problem.error(turned, targets.mul(sign));
    }
    return sum / MOTIONS;
  }
}
