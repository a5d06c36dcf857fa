package dev.erlangen.core.symmetry;

import dev.erlangen.core.Mode;

/** A function that can be asked for its symmetry: a model's forward pass. */
@FunctionalInterface
public interface Forward<X, Y> {
  /** Maps an input, reporting its stages to {@code mode}. */
  Y apply(X x, Mode mode);
}
