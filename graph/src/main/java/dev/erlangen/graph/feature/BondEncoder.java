package dev.erlangen.graph.feature;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.params.Name;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The sum of one embedding per categorical column of the arcs (OGB's encoder of bonds). State:
 * {@code bond_embedding_list.<column>.weight}.
 */
public record BondEncoder(@Name("bond_embedding_list") List<Embedding> embeddings) {
  public BondEncoder {
    embeddings = List.copyOf(embeddings);
  }

  /**
   * Sizes.
   *
   * @param vocabulary number of values of each column
   * @param channels C
   */
  public record Config(List<Integer> vocabulary, long channels) {
    /** Xavier uniform. */
    public BondEncoder init(Rng rng) {
      return new BondEncoder(Categories.xavier(vocabulary, channels, rng));
    }
  }

  /** Maps (M, c) int64, each value inside its vocabulary, to (M, C). */
  public Tensor forward(Tensor types) {
    return Categories.sum(embeddings, types);
  }
}
