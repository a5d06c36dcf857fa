package dev.erlangen.graph.signnet.gine;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Linear;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A {@link NormedMlp} on the pairs (node, eigenvector) that exist; others never enter, so no mask
 * is needed. State: {@code layers.<l>}, {@code norms.<l>.bn}.
 */
public record MaskedMlp(NormedMlp.Config config, List<Linear> layers, List<MaskedNorm> norms) {
  public MaskedMlp {
    layers = List.copyOf(layers);
    norms = List.copyOf(norms);
  }

  /** A batch norm under the name {@code bn}. */
  public record MaskedNorm(BatchNorm bn) {
    /** Fresh parameters. */
    public static MaskedNorm init(long channels) {
      return new MaskedNorm(new BatchNorm.Config(channels).init());
    }

    /** Normalises (..., C). */
    public Tensor forward(Tensor x, Mode mode) {
      return bn.forward(x, mode);
    }
  }

  /** Fresh parameters. */
  public static MaskedMlp init(NormedMlp.Config config, Rng rng) {
    NormedMlp plain = config.init(rng);
    return new MaskedMlp(
        config, plain.layers(), plain.norms().stream().map(MaskedNorm::new).toList());
  }

  /** Maps (..., in) to (..., out). */
  public Tensor forward(Tensor x, Mode mode) {
    return new NormedMlp(config, layers, norms.stream().map(MaskedNorm::bn).toList())
        .forward(x, mode);
  }
}
