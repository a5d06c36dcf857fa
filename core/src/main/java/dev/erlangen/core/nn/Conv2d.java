package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Convolution (cross-correlation) of images with square kernels, {@code y_o = Σ_i w_oi ⋆ x_i +
 * b_o}; commutes with shifts by multiples of the stride away from the border. State: {@code weight}
 * (O, I, K, K), {@code bias} (O).
 *
 * @param weight (O, I, K, K)
 * @param bias (O), or null
 * @param stride pixels between outputs
 * @param padding rows and columns of zeros around the image
 */
public record Conv2d(Tensor weight, @Nullable Tensor bias, int stride, int padding) {
  private static final long[] DILATION = {1, 1};

  /**
   * Sizes of a convolution.
   *
   * @param in input channels I
   * @param out output channels O
   * @param kernel K
   * @param stride pixels between outputs
   * @param padding rows and columns of zeros around the image
   * @param bias whether b is present
   */
  public record Config(long in, long out, int kernel, int stride, int padding, boolean bias) {
    public Config {
      Check.positive("in", in);
      Check.positive("out", out);
      Check.positive("kernel", kernel);
      Check.positive("stride", stride);
      Check.notNegative("padding", padding);
    }

    /** Without bias, padded to keep the size up to the stride; for odd kernels. */
    public Config(long in, long out, int kernel, int stride) {
      this(in, out, kernel, stride, kernel / 2, false);
    }

    /** PyTorch's default: weight and bias from U(±1/√(I K²)). */
    public Conv2d init(Rng rng) {
      long fanIn = in * kernel * kernel;
      return new Conv2d(
          Init.fanIn(rng, fanIn, out, in, kernel, kernel),
          bias ? Init.fanIn(rng, fanIn, out) : null,
          stride,
          padding);
    }

    /**
     * Weight from N(0, 2/(O K²)), bias 0: variance kept backwards through ReLU (He et al. 2015).
     */
    public Conv2d initFanOut(Rng rng) {
      double std = Math.sqrt(2.0 / (out * kernel * kernel));
      return new Conv2d(
          Init.normal(rng, std, out, in, kernel, kernel),
          bias ? Init.constant(0, out) : null,
          stride,
          padding);
    }
  }

  /** Maps (N, I, H, W) to (N, O, H', W') with {@code H' = ⌊(H + 2 padding - K)/stride⌋ + 1}. */
  public Tensor forward(Tensor x) {
    Check.that(
        x.dim() == 4 && x.size(1) == weight.size(1),
        "a convolution of %d channels expects (N, %d, H, W), got %s",
        weight.size(1),
        weight.size(1),
        Tensors.shape(x));
    Check.that(
        Math.min(x.size(2), x.size(3)) + 2L * padding >= weight.size(2),
        "a kernel of %d pixels does not fit images of %d x %d",
        weight.size(2),
        x.size(2),
        x.size(3));
    return torch.conv2d(
        x,
        weight,
        bias == null ? new TensorOptional() : new TensorOptional(bias),
        new long[] {stride, stride},
        new long[] {padding, padding},
        DILATION,
        1);
  }
}
