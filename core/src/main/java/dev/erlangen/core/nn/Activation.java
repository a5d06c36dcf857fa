package dev.erlangen.core.nn;

import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Pointwise functions between the layers of a network, with PyTorch's constants. */
public enum Activation {
  /** x. */
  NONE,
  /** max(x, 0). */
  RELU,
  /** x for x &gt; 0, else 0.01 x. */
  LEAKY_RELU,
  /** x for x &gt; 0, else exp(x) - 1. */
  ELU,
  /** tanh x. */
  TANH,
  /** 1/(1 + exp(-x)). */
  SIGMOID,
  /** x Φ(x), Φ the normal distribution function. */
  GELU,
  /** x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))), the usual approximation of GELU. */
  GELU_TANH,
  /** x/(1 + exp(-x)), also called swish. */
  SILU,
  /** log(1 + exp x). */
  SOFTPLUS,
  /** sin x. */
  SINE;

  /** Applies the function to every element. */
  public Tensor apply(Tensor x) {
    return switch (this) {
      case NONE -> x;
      case RELU -> x.relu();
      case LEAKY_RELU -> torch.leaky_relu(x, slope());
      case ELU -> torch.elu(x);
      case TANH -> x.tanh();
      case SIGMOID -> x.sigmoid();
      case GELU -> torch.gelu(x);
      case GELU_TANH -> torch.gelu(x, "tanh");
      case SILU -> torch.silu(x);
      case SOFTPLUS -> torch.softplus(x);
      case SINE -> x.sin();
    };
  }

  private static Scalar slope() {
    return Tensors.scalar(0.01);
  }
}
