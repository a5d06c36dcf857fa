package dev.erlangen.core.symmetry;

import org.bytedeco.pytorch.global.torch;

/**
 * One claim about the symmetry of a model that can be measured: that it holds, or that it must not.
 * The tests, {@code erlangen check} and reports all run contracts.
 */
public interface SymmetryContract {
  /** What is claimed, such as {@code SignNet: sign flips leave the prediction unchanged}. */
  String name();

  /** The group in the field's notation, such as {@code {±1}^k} or {@code O(d1)×…×O(dl)}. */
  String group();

  /** Whether the claim is that the symmetry holds; otherwise it must be broken. */
  boolean mustHold();

  /**
   * Measures the claim.
   *
   * @param samples number of group elements
   * @param seed source of inputs and group elements
   * @param type precision of the model, float64 or float32; the group is always applied in float64
   */
  SymmetryReport check(int samples, long seed, torch.ScalarType type);
}
