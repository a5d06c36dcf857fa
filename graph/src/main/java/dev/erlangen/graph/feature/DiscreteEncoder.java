package dev.erlangen.graph.feature;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.params.Name;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The sum of one embedding per categorical column. State: {@code embeddings.<column>.weight}. */
public record DiscreteEncoder(@Name("embeddings") List<Embedding> embeddings) {
  public DiscreteEncoder {
    embeddings = List.copyOf(embeddings);
  }

  /**
   * Sizes.
   *
   * @param vocabulary number of values of each column
   * @param channels C
   */
  public record Config(List<Integer> vocabulary, long channels) {
    /** N(0, 1). */
    public DiscreteEncoder init(Rng rng) {
      return new DiscreteEncoder(Categories.normal(vocabulary, channels, rng));
    }
  }

  /** Maps (M, c) int64, each value inside its vocabulary, to (M, C). */
  public Tensor forward(Tensor types) {
    return Categories.sum(embeddings, types);
  }
}
