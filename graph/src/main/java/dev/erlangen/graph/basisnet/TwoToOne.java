package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Every linear map from n×n tensors to node vectors that commutes with renumbering the nodes: the
 * diagonal, the trace/n, the row sums/n, the column sums/n, the total sum/n², and a bias.
 *
 * <p>State: {@code coeffs} (D, S, 5), {@code bias} (1, S, 1).
 */
public record TwoToOne(Tensor coeffs, Tensor bias) implements EquivariantLayer {
  /** Number of basis maps. */
  public static final int MAPS = 5;

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

    /** Coefficients N(0, 2/(D+S)²), bias 0. */
    public TwoToOne init(Rng rng) {
      return new TwoToOne(
          Init.normal(rng, Math.sqrt(2) / (in + out), in, out, MAPS), Init.constant(0, 1, out, 1));
    }
  }

  /** Maps (B, D, n, n) to (B, S, n). */
  public Tensor forward(Tensor x) {
    return mix(coeffs, maps(x)).add(bias);
  }

  /**
   * The same for one input channel whose five maps are known, one node per row: (R, 5) to (R, S).
   * The maps of a projector come from {@link Projector} without forming it.
   */
  public Tensor ofMaps(Tensor maps) {
    Check.that(
        coeffs.size(0) == 1, "five maps belong to one input channel, got %d", coeffs.size(0));
    return maps.matmul(coeffs.select(0, 0).t()).add(bias.view(-1));
  }

  /** Returns the five images of x (..., n, n) as (..., 5, n). */
  static Tensor maps(Tensor x) {
    Check.that(
        x.size(-1) == x.size(-2), "a 2-tensor must be square, got shape %s", Tensors.shape(x));
    long n = x.size(-1);
    Scalar perNode = Tensors.scalar(1.0 / n);
    Sums s = Sums.of(x);
    return Tensors.stack(
        -2,
        s.diagonal(),
        s.trace().mul(perNode).expand_as(s.diagonal()),
        s.rows().mul(perNode),
        s.columns().mul(perNode),
        s.total().mul(Tensors.scalar(1.0 / (n * (double) n))).expand_as(s.diagonal()));
  }

  /** Σ_{d,b} coeffs[d,s,b] · maps[..., d, b, m] for maps (B, D, M, m): (B, S, m). */
  static Tensor mix(Tensor coeffs, Tensor maps) {
    long in = coeffs.size(0);
    Check.that(
        maps.dim() >= 3 && maps.size(1) == in,
        "equivariant layer expects %d input channels, got %s",
        in,
        Tensors.shape(maps));
    Tensor weight = coeffs.permute(1, 0, 2).reshape(coeffs.size(1), -1); // (S, D·M)
    return weight.matmul(maps.flatten(1, 2)); // (B, S, m)
  }

  /**
   * The invariant sums of a 2-tensor: diagonal, row and column sums (..., n), trace and total (...,
   * 1).
   */
  record Sums(Tensor diagonal, Tensor trace, Tensor rows, Tensor columns, Tensor total) {
    static Sums of(Tensor x) {
      Tensor diagonal = x.diagonal(0, -2, -1);
      Tensor rows = x.sum(-1);
      return new Sums(
          diagonal,
          diagonal.sum(new long[] {-1}, true, noType()),
          rows,
          x.sum(-2),
          rows.sum(new long[] {-1}, true, noType()));
    }

    private static ScalarTypeOptional noType() {
      return new ScalarTypeOptional();
    }
  }
}
