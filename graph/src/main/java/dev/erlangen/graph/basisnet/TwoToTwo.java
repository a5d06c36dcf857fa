package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Every linear map from n×n tensors to n×n tensors that commutes with renumbering the n nodes
 * (Maron et al. 2019): 15 basis maps, a bias everywhere and a bias on the diagonal.
 *
 * <p>With r the row sums, c the column sums, t the trace and a the sum of X, the maps are, in
 * order: on the diagonal X_ii, t/n, r_i/n, c_i/n, a/n²; in row i c_i/n, r_i/n; in column j c_j/n,
 * r_j/n; X; Xᵀ; X_ii in row i; X_jj in column j; everywhere t/n, a/n².
 *
 * <p>State: {@code coeffs} (D, S, 15), {@code diag_bias} and {@code all_bias} (1, S, 1, 1).
 */
public record TwoToTwo(Tensor coeffs, Tensor diagBias, Tensor allBias) {
  /** Number of basis maps. */
  public static final int MAPS = 15;

  /**
   * Sizes.
   *
   * @param in input channels D
   * @param out output channels S
   */
  public record Config(long in, long out) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
    }

    /** Coefficients N(0, 2/(D+S)²), biases 0. */
    public TwoToTwo init(Rng rng) {
      return new TwoToTwo(
          Init.normal(rng, Math.sqrt(2) / (in + out), in, out, MAPS),
          Init.constant(0, 1, out, 1, 1),
          Init.constant(0, 1, out, 1, 1));
    }
  }

  /** Maps (B, D, n, n) to (B, S, n, n). */
  public Tensor forward(Tensor x) {
    Tensor maps = maps(x); // (B, D, 15, n, n)
    Tensor mixed = TwoToOne.mix(coeffs, maps.flatten(-2, -1)); // (B, S, n·n)
    Tensor eye = torch.eye(x.size(-1), Tensors.optionsOf(x));
    return mixed
        .view(x.size(0), coeffs.size(1), x.size(-1), x.size(-1))
        .add(allBias)
        .add(eye.mul(diagBias));
  }

  /** Returns the 15 images of x (..., n, n) as (..., 15, n, n). */
  static Tensor maps(Tensor x) {
    long n = x.size(-1);
    Scalar perNode = Tensors.scalar(1.0 / n);
    TwoToOne.Sums s = TwoToOne.Sums.of(x);
    Tensor trace = s.trace().mul(perNode).unsqueeze(-1); // (..., 1, 1)
    Tensor total = s.total().mul(Tensors.scalar(1.0 / (n * (double) n))).unsqueeze(-1);
    Tensor rows = s.rows().mul(perNode); // (..., n)
    Tensor columns = s.columns().mul(perNode);
    Tensor[] maps = {
      torch.diag_embed(s.diagonal()),
      torch.diag_embed(trace.squeeze(-1).expand_as(rows)),
      torch.diag_embed(rows),
      torch.diag_embed(columns),
      torch.diag_embed(total.squeeze(-1).expand_as(rows)),
      columns.unsqueeze(-1).expand_as(x),
      rows.unsqueeze(-1).expand_as(x),
      columns.unsqueeze(-2).expand_as(x),
      rows.unsqueeze(-2).expand_as(x),
      x,
      x.transpose(-2, -1),
      s.diagonal().unsqueeze(-1).expand_as(x),
      s.diagonal().unsqueeze(-2).expand_as(x),
      trace.expand_as(x),
      total.expand_as(x)
    };
    return Tensors.stack(-3, maps);
  }
}
