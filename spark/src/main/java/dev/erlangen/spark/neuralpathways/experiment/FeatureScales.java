package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.Group;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * {@code (R_{>0})^n}: each feature in a unit of its own.
 *
 * @param n features
 */
record FeatureScales(int n) implements Group<Tensor> {
  @Override
  public String name() {
    return "(R>0)^" + n;
  }

  @Override
  public Tensor identity() {
    return torch.ones(new long[] {n}).to(ScalarType.Double);
  }

  /** Factors e^N(0,1). */
  @Override
  public Tensor sample(Rng rng) {
    return rng.normal(n).to(ScalarType.Double).exp();
  }

  @Override
  public Tensor compose(Tensor a, Tensor b) {
    return a.mul(b);
  }

  @Override
  public Tensor inverse(Tensor a) {
    return a.reciprocal();
  }

  @Override
  public double distance(Tensor a, Tensor b) {
    return Tensors.item(a.log().sub(b.log()).abs().max());
  }
}
