package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * A form {@code ⟨u, v⟩ = uᵀ J v} whose stabiliser is the group by which augmentations are to act.
 * Reflections stabilise all of these: rotations alone are no such group.
 */
public enum BilinearForm {
  /** J the identity: the orthogonal group. */
  EUCLIDEAN,
  /** J = diag(1, …, 1, -1): the Lorentz group. */
  MINKOWSKI,
  /** J = [[0, 1], [-1, 0]] in blocks, for even dimensions: the symplectic group. */
  SYMPLECTIC;

  /** Returns the rows {@code v ↦ J v} of (..., d), so that the form is an ordinary product. */
  Tensor dual(Tensor v) {
    long d = v.size(-1);
    return switch (this) {
      case EUCLIDEAN -> v;
      case MINKOWSKI -> Tensors.cat(-1, v.narrow(-1, 0, d - 1), v.narrow(-1, d - 1, 1).neg());
      case SYMPLECTIC -> {
        Check.that(d % 2 == 0, "a symplectic form needs an even dimension, got %d", d);
        yield Tensors.cat(-1, v.narrow(-1, d / 2, d / 2), v.narrow(-1, 0, d / 2).neg());
      }
    };
  }
}
