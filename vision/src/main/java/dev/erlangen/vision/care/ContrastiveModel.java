package dev.erlangen.vision.care;

import dev.erlangen.core.params.Buffer;
import dev.erlangen.core.params.Name;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * An encoder and what some objectives carry along while it is trained.
 *
 * @param online the encoder
 * @param target a slower copy that follows it, for MoCo and BYOL
 * @param queue embeddings of earlier batches (K, d), for MoCo
 * @param queuePtr the row of the queue that is written next (1), int64
 * @param predictor map from the online embedding to the target's, for BYOL
 */
public record ContrastiveModel(
    @Name("") Encoder online,
    @Nullable @Buffer Encoder target,
    @Nullable @Buffer Tensor queue,
    @Nullable @Buffer Tensor queuePtr,
    @Nullable ProjectionHead predictor) {

  /** An encoder alone. */
  public static ContrastiveModel of(Encoder encoder) {
    return new ContrastiveModel(encoder, null, null, null, null);
  }
}
