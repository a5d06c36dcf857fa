package dev.erlangen.weights.population;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The base network, a denoising autoencoder: three linear maps with ReLU between them.
 *
 * @param layers 196 → 64 → 64 → 196
 */
public record Denoiser(List<Linear> layers) {
  private static final long HIDDEN = 64;

  /** Fresh parameters, PyTorch's default. */
  static Denoiser init(Rng rng) {
    return new Denoiser(
        List.of(
            new Linear.Config(Digits.PIXELS, HIDDEN).init(rng),
            new Linear.Config(HIDDEN, HIDDEN).init(rng),
            new Linear.Config(HIDDEN, Digits.PIXELS).init(rng)));
  }

  /** Maps (…, 196) to (…, 196). */
  Tensor forward(Tensor x) {
    Tensor h = x;
    for (int l = 0; l < layers.size(); l++) {
      h = layers.get(l).forward(l == 0 ? h : h.relu());
    }
    return h;
  }
}
