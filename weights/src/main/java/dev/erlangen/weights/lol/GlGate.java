package dev.erlangen.weights.lol;

import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * The equivariant nonlinearity: row i of U is kept where {@code Σ_j (U Vᵀ)_ij > 0}, row j of V
 * where {@code Σ_i (U Vᵀ)_ij > 0}, and set to 0 otherwise. The sums are {@code U_i · Σ_j V_j}, so
 * the product is never formed; they are invariant, hence the gate is equivariant. It has no
 * gradient of its own.
 */
public final class GlGate {
  private GlGate() {}

  /** Gates both factors by the sums before gating. */
  public static Hidden apply(Hidden x) {
    Tensor keepU = gate(x.u(), x.v());
    Tensor keepV = gate(x.v(), x.u());
    return new Hidden(x.u().mul(keepU), x.v().mul(keepV));
  }

  /** 1 or 0 for every row of x, (L, h, B, 1). */
  private static Tensor gate(Tensor x, Tensor other) {
    Tensor sums = x.detach().mul(other.detach().sum(1L).unsqueeze(1)).sum(-1L);
    return Tensors.like(sums.gt(Tensors.scalar(0)), x).unsqueeze(-1);
  }
}
