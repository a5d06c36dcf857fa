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
  GELU;

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
    };
  }

  private static Scalar slope() {
    return Tensors.scalar(0.01);
  }
}
