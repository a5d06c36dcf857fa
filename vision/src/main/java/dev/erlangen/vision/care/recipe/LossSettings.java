package dev.erlangen.vision.care.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/** Constants of the losses; each method uses its own. */
public record LossSettings(
    @About("temperature of contrasts; MoCo uses a fifth of it") double temperature,
    @About("weight of the equivariance term") double lambda,
    @About("chunks of a batch, each with one augmentation a side") int chunks,
    @About("MoCo, BYOL: momentum of the slower encoder") double momentum,
    @About("MoCo: embeddings in the queue, a multiple of the batch") int queue,
    @About("Barlow Twins: weight of correlations between coordinates") double redundancy) {
  public LossSettings {
    Check.positive("loss.temperature", temperature);
    Check.between("loss.lambda", lambda, 0, 1e6);
    Check.positive("loss.chunks", chunks);
    Check.between("loss.momentum", momentum, 0, 1);
    Check.between("loss.queue", queue, 1, 10_000_000);
    Check.between("loss.redundancy", redundancy, 0, 1e6);
  }

  /** Fails unless batches of this size divide into the chunks, at least two members in each. */
  public void checkBatch(int batch) {
    Check.that(
        batch % chunks == 0 && batch / chunks >= 2,
        "batch size %d is not divisible by %d chunks of at least 2; set training.batch or"
            + " loss.chunks",
        batch,
        chunks);
  }
}
