package dev.erlangen.graph.layer.benchmark;

import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Sparse attention with edge features, per head {@code w_ij = exp(clamp(Σ K_j ⊙ Q_i ⊙ E_ij/√C, -5,
 * 5))}, {@code y_i = Σ_j w_ij V_j / (Σ_j w_ij + 1e-6)}. State: {@code Q}, {@code K}, {@code E},
 * {@code V}, without bias.
 */
public record AttentionH(
    long heads,
    @Name("Q") Linear q,
    @Name("K") Linear k,
    @Name("E") Linear e,
    @Name("V") Linear v) {
  private static final double CLAMP = 5;
  private static final double EPSILON = 1e-6;

  /** Maps h (N, I) and edge features (E, I) to (N, H·C). */
  Tensor forward(Tensor h, Tensor edgeFeatures, Csr edges) {
    Tensor query = q.forward(h); // (N, H·C)
    long channels = query.size(1) / heads;
    Tensor score =
        Gather.columns(k.forward(h), edges)
            .mul(Gather.rows(query, edges))
            .mul(e.forward(edgeFeatures))
            .view(-1, heads, channels)
            .sum(-1)
            .div(new Scalar(Math.sqrt(channels))); // (E, H)
    Tensor weight = clamped(score).exp();
    Tensor value = Gather.columns(v.forward(h), edges).view(-1, heads, channels);
    Tensor sums = Segments.sum(value.mul(weight.unsqueeze(-1)), edges);
    Tensor total = Segments.sum(weight, edges).add(new Scalar(EPSILON)).unsqueeze(-1);
    return sums.div(total).flatten(1, 2);
  }

  private static Tensor clamped(Tensor score) {
    return score.clamp(
        new ScalarOptional(new Scalar(-CLAMP)), new ScalarOptional(new Scalar(CLAMP)));
  }
}
