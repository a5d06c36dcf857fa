package dev.erlangen.graph.signnet.mesh;

/** What a neural field does about the signs of eigenfunctions. */
public enum FieldEncoding {
  /** Nothing: the field depends on the signs that the solver returned. */
  RAW,
  /** |v|: invariant, but v and -v can no longer be told apart within one eigenfunction. */
  ABS,
  /** A fresh random sign per eigenfunction wherever randomness is at hand (while training). */
  FLIP,
  /** {@code φ(v) + φ(-v)} of every eigenfunction for itself: invariant. */
  SIGNNET
}
