package dev.erlangen.geometry.cgenn.model;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Name;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.metric.MetricSpace;
import org.bytedeco.pytorch.Tensor;

/**
 * Maps points to multivectors, of which the pseudoscalar of the first is the prediction: a signed
 * volume. Rotations leave it, reflections turn its sign. The order of the points matters.
 *
 * <p>State: {@code metric} if that is learned, {@code net.<i>}.
 */
public record O3CgMlp(Metric metric, @Name("") CgMlp body) {

  /**
   * Sizes.
   *
   * @param points points per example
   * @param hidden channels
   * @param out output multivectors
   * @param layers see {@link CgMlp.Config}
   */
  public record Config(long points, long hidden, long out, int layers) {
    /** Fresh parameters in the geometry of {@code metric}. */
    public O3CgMlp init(Metric metric, Rng rng) {
      return new O3CgMlp(
          metric, new CgMlp.Config(points, hidden, out, layers, metric.paths(), 0.0).init(rng));
    }
  }

  /**
   * What the network gives.
   *
   * @param multivector (B, out, 2^n)
   * @param prediction (B)
   */
  public record Output(Tensor multivector, Tensor prediction) {}

  /** Maps points (B, points, n). */
  public Output forward(Tensor points, Mode mode) {
    MetricSpace space = metric.space(points);
    Tensor y =
        mode.trace("products", "multivectors", body.forward(space.embed(points), space.algebra()));
    return new Output(space.multivector(y), space.pseudoscalar(y).select(1, 0));
  }
}
