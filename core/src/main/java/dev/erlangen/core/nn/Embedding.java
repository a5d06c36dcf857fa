package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A table of vectors, one per category. State: {@code weight} (V, C). */
public record Embedding(Tensor weight) {

  /** Number of categories V and channels C. */
  public record Config(long values, long channels) {
    public Config {
      Check.positive("values", values);
      Check.positive("channels", channels);
    }

    /** N(0, 1), PyTorch's default. */
    public Embedding init(Rng rng) {
      return new Embedding(Init.normal(rng, 1, values, channels));
    }
  }

  /**
   * Returns the vectors of the categories: (...) int64 in [0, V) to (..., C). The indices must have
   * been checked, as those of a batch of graphs are against the vocabulary of their data set.
   */
  public Tensor forward(Tensor indices) {
    return torch.embedding(weight, indices);
  }
}
