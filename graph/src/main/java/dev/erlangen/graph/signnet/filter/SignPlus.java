package dev.erlangen.graph.signnet.filter;

import dev.erlangen.core.Mode;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * {@code v ↦ φ(v) + φ(-v)}. State: {@code model}.
 *
 * @param model φ
 * @param separateBatchStatistics whether φ(v) and φ(-v) are normalised as two batches, as the
 *     official code does; with statistics of the call that is not invariant when only some
 *     eigenvectors are flipped, so it serves agreement with that code only
 */
public record SignPlus(SetNet model, boolean separateBatchStatistics) {

  /** Maps eigenvectors (k, n, 1) to (k, n, c). */
  public Tensor forward(Tensor v, Mode mode) {
    if (separateBatchStatistics) {
      return model.forward(v, mode).add(model.forward(v.neg(), mode));
    }
    long k = v.size(0);
    Tensor both = model.forward(Tensors.cat(0, v, v.neg()), mode); // (2k, n, c)
    return both.narrow(0, 0, k).add(both.narrow(0, k, k));
  }

  /** Returns this with the other treatment of batch statistics. */
  public SignPlus separating(boolean separate) {
    return new SignPlus(model, separate);
  }
}
