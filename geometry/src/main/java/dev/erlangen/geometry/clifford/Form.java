package dev.erlangen.geometry.clifford;

import org.bytedeco.pytorch.Tensor;

/** A quadratic form as its algebra's multiplication table. */
sealed interface Form permits DiagonalForm, FullForm {
  /** S, (n, n). */
  Tensor metric(Tensor like);

  /** Coefficient of blade j in blade i times blade k at (i, j, k), (2^n, 2^n, 2^n). */
  Tensor cayley(Tensor like);

  /** The product of (…, 2^n) and (…, 2^n), which broadcast. */
  Tensor product(Tensor a, Tensor b);

  /** Whether different blades are orthogonal. */
  boolean isDiagonal();

  /** {@code b(E_i, E_k)}, the diagonal (2^n) if it is one, else (2^n, 2^n), block by grade. */
  Tensor gram(Tensor like);
}
