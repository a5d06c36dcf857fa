package dev.erlangen.geometry.clifford;

import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Constants of the blades in one dtype on one device. They outlive every scope.
 *
 * @param gradeOf grade of every blade, int64 (2^n)
 * @param inGrade 1 where a blade has a grade, (n+1, 2^n)
 * @param main signs of the main involution, (-1)^g, (2^n)
 * @param reverse signs of the reversion, (-1)^(g(g-1)/2), (2^n)
 * @param conjugate signs of the Clifford conjugation, (-1)^(g(g+1)/2), (2^n)
 */
public record BladeTensors(
    Tensor gradeOf, Tensor inGrade, Tensor main, Tensor reverse, Tensor conjugate) {

  static BladeTensors of(Blades blades, Tensor like) {
    int count = blades.count();
    int grades = blades.dimension() + 1;
    double[] in = new double[grades * count];
    for (int i = 0; i < count; i++) {
      in[blades.grade(i) * count + i] = 1;
    }
    long[] gradeOf = Arrays.stream(blades.grades()).asLongStream().toArray();
    return new BladeTensors(
        Tensors.kept(() -> Tensors.of(gradeOf).to(like.device(), ScalarType.Long)),
        kept(in, like, grades, count),
        signs(blades, like, g -> g),
        signs(blades, like, g -> g * (g - 1) / 2),
        signs(blades, like, g -> g * (g + 1) / 2));
  }

  private static Tensor signs(Blades blades, Tensor like, IntUnaryOperator power) {
    double[] signs = new double[blades.count()];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = power.applyAsInt(blades.grade(i)) % 2 == 0 ? 1 : -1;
    }
    return kept(signs, like, signs.length);
  }

  /** Values in the dtype and on the device of {@code like}, outside every scope. */
  static Tensor kept(double[] values, Tensor like, long... shape) {
    return Tensors.kept(() -> Tensors.like(Tensors.of(values, shape), like));
  }
}
