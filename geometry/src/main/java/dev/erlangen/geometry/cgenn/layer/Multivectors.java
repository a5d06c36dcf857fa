package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/** Rearranges multivectors (B, C, 2^n) in the memory order that layers like. */
public final class Multivectors {
  private Multivectors() {}

  /** Puts the channels of several multivectors side by side. */
  public static Tensor cat(Tensor... parts) {
    Tensor[] blades = Arrays.stream(parts).map(x -> x.permute(2, 0, 1)).toArray(Tensor[]::new);
    return BladeMajor.out(Tensors.cat(-1, blades));
  }

  /** Multiplies every grade by a factor: x (B, C, 2^n), factors (B, C, n+1). */
  public static Tensor scaleGrades(Tensor x, Tensor factors, Tensor gradeOf) {
    Tensor perBlade = factors.permute(2, 0, 1).index_select(0, gradeOf);
    return BladeMajor.out(x.permute(2, 0, 1).mul(perBlade));
  }
}
