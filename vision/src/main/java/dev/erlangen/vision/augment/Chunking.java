package dev.erlangen.vision.augment;

import dev.erlangen.core.Check;

/** Division of a batch into chunks of consecutive members. */
public final class Chunking {
  private Chunking() {}

  /**
   * Returns the number of members of a chunk.
   *
   * @throws IllegalArgumentException if the chunks are not equal or have fewer than two members,
   *     between which there is no angle to compare
   */
  public static int size(long batch, int chunks) {
    Check.positive("chunks", chunks);
    Check.that(
        batch % chunks == 0,
        "batch size %d is not divisible by %d chunks; train on whole batches of another size",
        batch,
        chunks);
    Check.that(
        batch / chunks >= 2,
        "%d chunks of a batch of %d have %d member each; a chunk needs at least 2",
        chunks,
        batch,
        batch / chunks);
    return (int) (batch / chunks);
  }
}
