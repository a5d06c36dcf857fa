package dev.erlangen.weights.lol;

import dev.erlangen.core.Mode;
import dev.erlangen.weights.adapter.LowRank;
import org.bytedeco.pytorch.Tensor;

/** A network that reads adapters. Implementations are records of tensors. */
public interface LolModel {
  /**
   * Predicts.
   *
   * @param x B adapters
   * @return (B, out): logits of binary attributes, or standardised values
   */
  Tensor forward(LowRank x, Mode mode);
}
