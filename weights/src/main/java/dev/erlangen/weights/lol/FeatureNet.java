package dev.erlangen.weights.lol;

import dev.erlangen.core.Mode;
import dev.erlangen.weights.adapter.LowRank;
import org.bytedeco.pytorch.Tensor;

/**
 * An MLP on features of adapters; it has the symmetry of the features.
 *
 * @param features what the MLP reads
 * @param mlp the network
 */
public record FeatureNet(Featurisation features, LolMlp mlp) implements LolModel {
  @Override
  public Tensor forward(LowRank x, Mode mode) {
    return mlp.forward(features.of(x), mode);
  }
}
