package dev.erlangen.weights.adapter;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Matrices {@code U Vᵀ} known by their factors; nothing here forms the product. {@code (U R, V
 * R⁻ᵀ)} is the same matrix for every invertible R.
 *
 * @param u (…, n, r), floating point
 * @param v (…, m, r), of the same leading dimensions
 */
public record Factored(Tensor u, Tensor v) {
  public Factored {
    Check.that(
        u.dim() >= 2 && u.dim() == v.dim() && u.size(-1) == v.size(-1),
        "factors must be (…, n, r) and (…, m, r), got %s and %s",
        Tensors.shape(u),
        Tensors.shape(v));
  }

  /**
   * Singular values, (…, r), descending: with thin decompositions U = Q₁R₁ and V = Q₂R₂ those of
   * R₁R₂ᵀ, in O((n + m) r²). Where n or m is less than r, zeros follow.
   */
  public Tensor singularValues() {
    return padded(Linalg.singularValues(core(triangle(u), triangle(v))));
  }

  /**
   * The factors {@code U = Q₁P√Σ}, {@code V = Q₂S√Σ} from the singular value decomposition of the
   * product: the same matrix, {@code UᵀU = VᵀV = Σ}, unique up to signs where the singular values
   * differ.
   */
  public Factored balanced() {
    Linalg.Qr left = Linalg.qr(u);
    Linalg.Qr right = Linalg.qr(v);
    Linalg.Svd svd = Linalg.svd(core(left.r(), right.r()));
    Tensor root = svd.s().sqrt().unsqueeze(-2);
    return new Factored(
        padded(left.q().matmul(svd.u()).mul(root)),
        padded(right.q().matmul(svd.vt().transpose(-2, -1)).mul(root)));
  }

  /** The difference of two matrices, of rank r + r'. */
  public Factored minus(Factored other) {
    return new Factored(Tensors.cat(-1, u, other.u), Tensors.cat(-1, v, other.v.neg()));
  }

  /** Inner products {@code ⟨ΔW, ΔW'⟩ = Σ_ij ΔW_ij ΔW'_ij}, (…). */
  public Tensor inner(Factored other) {
    Tensor left = u.transpose(-2, -1).matmul(other.u); // (…, r, r')
    Tensor right = v.transpose(-2, -1).matmul(other.v);
    return left.mul(right).sum(new long[] {-2, -1});
  }

  /** The product, (…, n, m). */
  public Tensor product() {
    return u.matmul(v.transpose(-2, -1));
  }

  /** R alone, unless a gradient is wanted, which needs Q. */
  private static Tensor triangle(Tensor x) {
    return x.requires_grad() ? Linalg.qr(x).r() : Linalg.triangle(x);
  }

  private static Tensor core(Tensor left, Tensor right) {
    return left.matmul(right.transpose(-2, -1));
  }

  private Tensor padded(Tensor t) {
    long missing = u.size(-1) - t.size(-1);
    return missing == 0 ? t : torch.constant_pad_nd(t, new long[] {0, missing}, Tensors.scalar(0));
  }
}
