package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.params.Buffer;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Rotates the factors of every matrix towards those of a template: with X = [U; V], X⁰ = [U⁰; V⁰]
 * and {@code XᵀX⁰ = A Σ Bᵀ}, the orthogonal Q that minimises {@code ‖X Q - X⁰‖} is {@code A Bᵀ}
 * (Schönemann 1966). The result is invariant under O(r), not under GL(r); with balanced factors it
 * is invariant under GL(r) wherever the singular values of the update differ.
 *
 * @param templateU U⁰, (1, n_l, r_l)
 * @param templateV V⁰, (1, m_l, r_l)
 * @param balance whether factors are balanced before
 */
public record OrthogonalAligner(
    @Buffer List<Tensor> templateU, @Buffer List<Tensor> templateV, boolean balance) {

  /** Aligns to adapter {@code which} of {@code x}. */
  public static OrthogonalAligner to(LowRank x, long which, boolean balance) {
    LowRank one = x.map(t -> t.narrow(0, which, 1).clone());
    LowRank template = balance ? one.balanced() : one;
    return new OrthogonalAligner(template.u(), template.v(), balance);
  }

  /** Aligns all adapters; their ranks must be those of the template. */
  public LowRank align(LowRank x) {
    LowRank given = balance ? x.balanced() : x;
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < given.matrices(); l++) {
      Tensor q = rotation(l, given.u().get(l), given.v().get(l));
      u.add(given.u().get(l).matmul(q));
      v.add(given.v().get(l).matmul(q));
    }
    return new LowRank(u, v);
  }

  /** Q for every adapter, (B, r, r); the identity where an adapter is zero. */
  private Tensor rotation(int l, Tensor u, Tensor v) {
    Tensor u0 = Tensors.like(templateU.get(l), u);
    Tensor v0 = Tensors.like(templateV.get(l), v);
    Check.that(
        u.size(2) == u0.size(2),
        "matrix %d: alignment needs the template's rank %d, got %d",
        l,
        u0.size(2),
        u.size(2));
    Tensor m = u.transpose(1, 2).matmul(u0).add(v.transpose(1, 2).matmul(v0));
    Linalg.Svd svd = Linalg.svd(m);
    Tensor zero = m.abs().amax(new long[] {1, 2}, false).eq(Tensors.scalar(0)).view(-1, 1, 1);
    Tensor identity = torch.eye(m.size(1), Tensors.optionsOf(m));
    return svd.u().matmul(svd.vt()).where(zero.logical_not(), identity);
  }
}
