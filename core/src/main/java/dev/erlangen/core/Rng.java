package dev.erlangen.core;

import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * A seeded source of random numbers (libtorch's Mersenne twister on the CPU).
 *
 * <p>Every random decision of a run comes from such an object that is passed in; its {@link
 * #state()} is part of a checkpoint. Same seed, same numbers. Not safe for use by several threads
 * at once.
 */
public final class Rng {
  private final Generator generator;
  private final GeneratorOptional optional;

  /** Makes a source that starts from {@code seed}. */
  public Rng(long seed) {
    Torch.load();
    // A source outlives the step in whose scope it may have been made.
    generator = Tensors.keep(torch.make_generator_cpu(seed));
    optional = Tensors.keep(new GeneratorOptional(generator));
  }

  /** Returns the libtorch generator, for operations that take one. */
  public GeneratorOptional generator() {
    return optional;
  }

  /** Returns a source that is seeded from this one, for a part that must not disturb the others. */
  public Rng split() {
    return new Rng(nextLong());
  }

  /** Returns a uniform integer in {@code [0, 2^62)}. */
  public long nextLong() {
    try (PointerScope scope = new PointerScope()) {
      return torch
          .zeros(new long[] {1}, options(torch.ScalarType.Long))
          .random_(0L, new LongOptional(1L << 62), optional)
          .item_long();
    }
  }

  /** Returns {@code count} independent draws of N(0, 1), shape {@code shape}, float32, CPU. */
  public Tensor normal(long... shape) {
    return torch.randn(shape, optional, options(torch.ScalarType.Float));
  }

  /** Returns independent uniform draws from [low, high), shape {@code shape}, float32, CPU. */
  public Tensor uniform(double low, double high, long... shape) {
    return torch.zeros(shape, options(torch.ScalarType.Float)).uniform_(low, high, optional);
  }

  /** Returns independent signs, +1 or -1 with equal probability, float32, CPU. */
  public Tensor signs(long... shape) {
    return torch
        .zeros(shape, options(torch.ScalarType.Float))
        .bernoulli_(0.5, optional)
        .mul_(new Scalar(2))
        .sub_(new Scalar(1));
  }

  /** Returns a random permutation of 0..n-1, int64 (n). */
  public Tensor permutation(long n) {
    return torch.randperm(n, optional, options(torch.ScalarType.Long));
  }

  /** Starts anew from {@code seed}. */
  public void seed(long seed) {
    generator.set_current_seed(seed);
  }

  /** Returns the state, uint8, to be stored and given to {@link #restore}. */
  public Tensor state() {
    return generator.get_state();
  }

  /** Continues from a state that {@link #state()} returned. */
  public void restore(Tensor state) {
    generator.set_state(state);
  }

  private static TensorOptions options(torch.ScalarType type) {
    return new TensorOptions(type);
  }
}
