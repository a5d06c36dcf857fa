package dev.erlangen.graph.signnet.mesh;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.tensor.Tensors;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * An intrinsic neural field (Koestler et al. 2022): the colour at a point p of a surface from the
 * Laplace–Beltrami eigenfunctions there, {@code sigmoid(ρ(v_1(p), …, v_k(p)))}, or with SignNet
 * {@code sigmoid(ρ([φ(v_i(p)) + φ(-v_i(p))]_i))}, φ a small network on one number that all
 * eigenfunctions share.
 *
 * <p>With {@link FieldEncoding#SIGNNET} and {@link FieldEncoding#ABS} invariant under {±1}^k.
 * State: {@code phi} (only with SignNet), {@code rho}.
 */
public record NeuralField(Config config, @Nullable Mlp phi, Mlp rho) {

  /**
   * Sizes.
   *
   * @param encoding treatment of the signs
   * @param eigenfunctions k
   * @param phiHidden channels inside φ, which has three layers
   * @param phiOut channels of φ per eigenfunction
   * @param hidden channels inside ρ
   * @param layers linear maps of ρ
   * @param out channels of the field, 3 for colours
   */
  public record Config(
      FieldEncoding encoding,
      int eigenfunctions,
      int phiHidden,
      int phiOut,
      int hidden,
      int layers,
      int out) {
    private static final int PHI_LAYERS = 3;

    public Config {
      Check.positive("eigenfunctions", eigenfunctions);
    }

    /** Fresh parameters. */
    public NeuralField init(Rng rng) {
      boolean signNet = encoding == FieldEncoding.SIGNNET;
      Mlp phi =
          signNet ? new Mlp.Config(1, phiHidden, phiOut, PHI_LAYERS, Norm.NONE).init(rng) : null;
      long in = signNet ? (long) eigenfunctions * phiOut : eigenfunctions;
      return new NeuralField(
          this, phi, new Mlp.Config(in, hidden, out, layers, Norm.NONE).init(rng));
    }
  }

  /** Maps eigenfunctions at P points (P, k) to colours (P, out) in (0, 1). */
  public Tensor forward(Tensor functions, Mode mode) {
    Check.that(
        functions.dim() == 2 && functions.size(1) == config.eigenfunctions,
        "a field on %d eigenfunctions needs (P, %d), got %s",
        config.eigenfunctions,
        config.eigenfunctions,
        Tensors.shape(functions));
    return mode.trace("colours", "points", rho.forward(encoded(functions, mode), mode).sigmoid());
  }

  private Tensor encoded(Tensor v, Mode mode) {
    return switch (config.encoding) {
      case RAW -> v;
      case ABS -> v.abs();
      case FLIP -> mode.rng() == null ? v : v.mul(Tensors.like(mode.random().signs(v.size(1)), v));
      case SIGNNET -> {
        Tensor both = Tensors.stack(0, v, v.neg()).unsqueeze(-1); // (2, P, k, 1)
        Tensor even = Objects.requireNonNull(phi).forward(both, mode).sum(0); // (P, k, c)
        yield mode.trace("phi", "points", even.flatten(1, 2));
      }
    };
  }
}
