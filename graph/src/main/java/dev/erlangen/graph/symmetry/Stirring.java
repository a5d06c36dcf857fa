package dev.erlangen.graph.symmetry;

import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;

/**
 * Noise on fresh parameters: the output of a freshly drawn network may hardly depend on a part of
 * its input, and a claim about that part would be void.
 */
public final class Stirring {
  private static final double NOISE = 0.3;

  private Stirring() {}

  /** Adds N(0, 0.3²) to every trained value, in place, and returns the model. */
  public static <M> M stirred(M model, Rng rng) {
    NoGrad.run(
        () ->
            Params.trainable(model)
                .values()
                .forEach(p -> p.add_(rng.normal(p.shape()).mul(Tensors.scalar(NOISE)))));
    return model;
  }
}
