package dev.erlangen.weights.population;

import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Measures adapters on images that none of them has seen. */
final class Scoring {
  private static final int AT_ONCE = 250;
  private static final long APART = 7;

  private Scoring() {}

  /** Mean squared error of every adapter, (N), on the same images with the same noise. */
  static Tensor of(Fleet fleet, Tensor images, PopulationSettings settings) {
    long adapters = fleet.down().get(0).size(0);
    Rng rng = new Rng(settings.seed() + APART);
    double[] sum = new double[(int) adapters];
    for (long at = 0; at < images.size(0); at += AT_ONCE) {
      long count = Math.min(AT_ONCE, images.size(0) - at);
      try (PointerScope scope = new PointerScope()) {
        Tensor clean = images.narrow(0, at, count);
        Tensor noise = rng.normal(clean.shape()).mul_(Tensors.scalar(settings.noise()));
        Tensor dirty = clean.add(noise).unsqueeze(0).expand(adapters, count, Digits.PIXELS);
        double[] errors = Tensors.doubles(NoGrad.get(() -> errors(fleet, dirty, clean)));
        for (int i = 0; i < sum.length; i++) {
          sum[i] += errors[i];
        }
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= images.numel();
    }
    return Tensors.kept(() -> Tensors.like(Tensors.of(sum), images));
  }

  private static Tensor errors(Fleet fleet, Tensor dirty, Tensor clean) {
    return fleet.forward(dirty).sub(clean.unsqueeze(0)).square().flatten(1, 2).sum(1L);
  }
}
