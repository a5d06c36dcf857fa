package dev.erlangen.core.nn;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Initial values of parameters: trained float32 leaves on the CPU, outside any step's scope. */
public final class Init {
  private Init() {}

  /** U(-bound, bound). */
  public static Tensor uniform(Rng rng, double bound, long... shape) {
    return parameter(() -> rng.uniform(-bound, bound, shape));
  }

  /** N(0, std²). */
  public static Tensor normal(Rng rng, double std, long... shape) {
    return parameter(() -> rng.normal(shape).mul_(new Scalar(std)));
  }

  /** U(±1/√fanIn): PyTorch's default for linear layers (Kaiming uniform with a = √5). */
  public static Tensor fanIn(Rng rng, long fanIn, long... shape) {
    return uniform(rng, fanIn == 0 ? 0 : 1 / Math.sqrt(fanIn), shape);
  }

  /** U(±gain·√(6/(in+out))) for a weight of shape (out, in) (Glorot and Bengio 2010). */
  public static Tensor xavier(Rng rng, double gain, long out, long in) {
    return uniform(rng, gain * Math.sqrt(6.0 / (in + out)), out, in);
  }

  /** All entries {@code value}, trained. */
  public static Tensor constant(double value, long... shape) {
    return parameter(() -> full(value, shape));
  }

  /** All entries {@code value}, not trained. */
  public static Tensor buffer(double value, long... shape) {
    return Tensors.kept(() -> full(value, shape));
  }

  private static Tensor full(double value, long... shape) {
    return torch.full(shape, new Scalar(value), new TensorOptions(torch.ScalarType.Float));
  }

  private static Tensor parameter(Supplier<Tensor> make) {
    return Tensors.kept(make).set_requires_grad(true);
  }
}
