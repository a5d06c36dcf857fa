package dev.erlangen.train.loop;

import dev.erlangen.core.Check;

/**
 * An update rule and its constants.
 *
 * @param kind the rule
 * @param lr base learning rate
 * @param weightDecay decoupled for AdamW, added to the gradient otherwise
 * @param beta1 decay of the first moment (Adam), or momentum (SGD)
 * @param beta2 decay of the second moment (Adam)
 * @param eps added to the root of the second moment (Adam)
 */
public record Optimizer(
    Kind kind, double lr, double weightDecay, double beta1, double beta2, double eps) {
  /** The rules. */
  public enum Kind {
    ADAM,
    ADAMW,
    SGD,
    LBFGS
  }

  public Optimizer {
    Check.positive("lr", lr);
    Check.between("weightDecay", weightDecay, 0, Double.MAX_VALUE);
    Check.between("beta1", beta1, 0, 1);
    Check.between("beta2", beta2, 0, 1);
    Check.positive("eps", eps);
  }

  /** Adam (Kingma and Ba 2015) with PyTorch's constants. */
  public static Optimizer adam(double lr) {
    return new Optimizer(Kind.ADAM, lr, 0, 0.9, 0.999, 1e-8);
  }

  /** AdamW (Loshchilov and Hutter 2019) with PyTorch's constants. */
  public static Optimizer adamw(double lr, double weightDecay) {
    return new Optimizer(Kind.ADAMW, lr, weightDecay, 0.9, 0.999, 1e-8);
  }

  /** Stochastic gradient descent, {@code b ← μ b + g, p ← p - lr b}. */
  public static Optimizer sgd(double lr, double momentum) {
    return new Optimizer(Kind.SGD, lr, 0, momentum, 0.999, 1e-8);
  }

  /**
   * Limited-memory BFGS (Liu and Nocedal 1989) with a strong Wolfe line search and PyTorch's
   * constants: up to 20 iterations per step, 100 remembered updates. Meant for full batches without
   * randomness.
   */
  public static Optimizer lbfgs(double lr) {
    return new Optimizer(Kind.LBFGS, lr, 0, 0.9, 0.999, 1e-8);
  }

  /** Returns this with another weight decay. */
  public Optimizer withWeightDecay(double decay) {
    return new Optimizer(kind, lr, decay, beta1, beta2, eps);
  }
}
