package dev.erlangen.graph.signnet;

import dev.erlangen.core.Mode;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import org.bytedeco.pytorch.Tensor;

/**
 * What networks without sign invariance do about the signs of eigenvectors: the baselines of
 * SignNet.
 */
public enum SignAmbiguity {
  /** Nothing: the network sees the signs that the solver happened to return. */
  RAW,
  /** |v|: invariant, but an eigenvector can no longer be told from others of equal magnitude. */
  ABS,
  /**
   * One fresh random sign per column for the whole batch wherever randomness is at hand (while
   * training), so that invariance is learned from the augmentation; the solver's signs otherwise,
   * so that evaluation is reproducible.
   */
  FLIP,
  /**
   * A sign per graph and column such that the majority of the entries is not negative and the
   * positive entries have the larger sum; where both are tied the sign stays arbitrary.
   */
  CANONICAL;

  /** Maps eigenvectors (N, k) of the batch to what the network is fed, (N, k). */
  public Tensor apply(Tensor vectors, GraphBatch batch, Mode mode) {
    return switch (this) {
      case RAW -> vectors;
      case ABS -> vectors.abs();
      case FLIP ->
          mode.rng() == null
              ? vectors
              : vectors.mul(Tensors.like(mode.random().signs(vectors.size(1)), vectors));
      case CANONICAL -> vectors.mul(canonicalSigns(vectors, batch));
    };
  }

  private static Tensor canonicalSigns(Tensor vectors, GraphBatch batch) {
    Tensor negative = vectors.lt(Tensors.scalar(0)).to(vectors.scalar_type());
    Tensor excess =
        Segments.sum(negative.mul(Tensors.scalar(2)).sub(Tensors.scalar(1)), batch.members());
    Tensor flip =
        excess
            .gt(Tensors.scalar(0))
            .logical_or(Segments.sum(vectors, batch.members()).lt(Tensors.scalar(0))); // (G, k)
    Tensor signs = flip.to(vectors.scalar_type()).mul(Tensors.scalar(-2)).add(Tensors.scalar(1));
    return signs.index_select(0, batch.graphOf());
  }
}
