package dev.erlangen.graph.signnet.gine;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * SignNet on all eigenpairs: {@code ρ({φ(v_i) + φ(-v_i) + μ(λ_i)}_i)} with φ an {@link EigenGin}, μ
 * an MLP of the eigenvalue (optional) and ρ a {@link SetTransformer}, which sees the eigenvectors
 * as a set. Invariant under {±1} per graph and eigenvector.
 *
 * <p>State: {@code phi}, {@code rho}, {@code eigen_encoder}.
 */
public record AllPairsSignNet(
    Config config, EigenGin phi, SetTransformer rho, @Nullable MaskedMlp eigenEncoder) {

  /**
   * Sizes and options.
   *
   * @param width channels
   * @param phi sizes of φ
   * @param heads of ρ
   * @param rhoLayers layers of ρ
   * @param attentionDropout of ρ
   * @param eigenvalues whether ρ learns the eigenvalues
   * @param separateBatchStatistics whether φ(v) and φ(-v) are normalised as two batches while
   *     training, as the official code does; not invariant then
   */
  public record Config(
      long width,
      EigenGin.Config phi,
      int heads,
      int rhoLayers,
      double attentionDropout,
      boolean eigenvalues,
      boolean separateBatchStatistics) {

    /** Fresh parameters. */
    public AllPairsSignNet init(Rng rng) {
      NormedMlp.Config encoder = new NormedMlp.Config(1, 1, width, 2, true, true, true);
      return new AllPairsSignNet(
          this,
          phi.init(rng),
          SetTransformer.init(width, heads, rhoLayers, attentionDropout, rng),
          eigenvalues ? MaskedMlp.init(encoder, rng) : null);
    }
  }

  /** Encodes the eigenpairs of a batch as node features (N, width). */
  public Tensor forward(SpectralInput input, Mode mode) {
    Tensor v = input.vectors().view(-1, 1, 1); // (M, 1, 1)
    Tensor x =
        config.separateBatchStatistics && mode.training()
            ? phi.forward(v, input.rows(), mode)
                .add(phi.forward(v.neg(), input.rows(), mode))
                .squeeze(1)
            : phi.forward(Tensors.cat(1, v, v.neg()), input.rows(), mode).sum(1);
    mode.trace("phi", "pairs", x);
    if (eigenEncoder != null) {
      x = x.add(eigenEncoder.forward(input.values().unsqueeze(1), mode));
    }
    return mode.trace("rho", "nodes", rho.forward(x, input.tokens(), mode));
  }
}
