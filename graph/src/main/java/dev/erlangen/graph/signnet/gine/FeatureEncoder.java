package dev.erlangen.graph.signnet.gine;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.params.Name;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** Features of nodes or arcs as vectors. */
public sealed interface FeatureEncoder {
  /** Maps (R, c) int64 or (R, F) real to (R, width). */
  Tensor forward(Tensor features, Mode mode);

  /**
   * Fresh parameters.
   *
   * @param real number of real features, 0 for categories
   * @param columns number of categorical columns
   * @param values number of categories of each column
   */
  static FeatureEncoder init(long width, long real, int columns, long values, Rng rng) {
    if (real > 0) {
      return new Real(new NormedMlp.Config(real, real, width, 1, true, true, true).init(rng));
    }
    return new Categories(
        Stream.generate(() -> new Embedding.Config(values, width).init(rng))
            .limit(columns)
            .toList());
  }

  /** The sum of one embedding per column. State: {@code embeddings.<column>}. */
  record Categories(List<Embedding> embeddings) implements FeatureEncoder {
    public Categories {
      embeddings = List.copyOf(embeddings);
    }

    @Override
    public Tensor forward(Tensor features, Mode mode) {
      Check.that(
          features.size(1) >= 1 && features.size(1) <= embeddings.size(),
          "%d columns of categories, embeddings for %d",
          features.size(1),
          embeddings.size());
      Tensor sum = embeddings.get(0).forward(features.select(1, 0));
      for (int c = 1; c < features.size(1); c++) {
        sum = sum.add(embeddings.get(c).forward(features.select(1, c)));
      }
      return sum;
    }
  }

  /** Linear, batch norm, ReLU. State: that of the MLP. */
  record Real(@Name("") NormedMlp mlp) implements FeatureEncoder {
    @Override
    public Tensor forward(Tensor features, Mode mode) {
      return mlp.forward(features, mode);
    }
  }
}
