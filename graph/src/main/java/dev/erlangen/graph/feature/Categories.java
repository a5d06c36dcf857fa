package dev.erlangen.graph.feature;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The sum of one embedding per categorical column, which the encoders of this package share. */
final class Categories {
  private Categories() {}

  static List<Embedding> xavier(List<Integer> vocabulary, long channels, Rng rng) {
    check(vocabulary, channels);
    return vocabulary.stream()
        .map(values -> new Embedding(Init.xavier(rng, 1, values, channels)))
        .toList();
  }

  static List<Embedding> normal(List<Integer> vocabulary, long channels, Rng rng) {
    check(vocabulary, channels);
    return vocabulary.stream()
        .map(values -> new Embedding.Config(values, channels).init(rng))
        .toList();
  }

  private static void check(List<Integer> vocabulary, long channels) {
    Check.that(!vocabulary.isEmpty(), "an encoder needs at least one categorical column, got none");
    vocabulary.forEach(values -> Check.positive("size of a vocabulary", values));
    Check.positive("channels", channels);
  }

  /** Maps (M, c) int64 to (M, C). */
  static Tensor sum(List<Embedding> embeddings, Tensor types) {
    Check.that(
        types.dim() == 2 && types.size(1) == embeddings.size(),
        "an encoder of %d categorical columns got a tensor of shape %s",
        embeddings.size(),
        Tensors.shape(types));
    Tensor sum = embeddings.get(0).forward(types.select(1, 0));
    for (int c = 1; c < embeddings.size(); c++) {
      sum = torch.add(sum, embeddings.get(c).forward(types.select(1, c)));
    }
    return sum;
  }
}
