package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import java.util.Iterator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * An encoder that follows another one: {@code target ← m target + (1 - m) online}, without
 * gradients. Running statistics are not averaged: the target's own passes move them.
 */
final class Momentum {
  private Momentum() {}

  /** Returns a copy that is not trained. */
  static Encoder copy(Encoder online) {
    return Params.freeze(Params.copy(online));
  }

  /** Moves {@code target} one step towards {@code online}. */
  static void follow(Encoder target, Encoder online, double momentum) {
    Check.between("momentum", momentum, 0, 1);
    Scalar step = new Scalar(1 - momentum);
    NoGrad.run(
        () -> {
          Iterator<Tensor> own = Params.named(target).values().iterator();
          for (Tensor from : Params.named(online).values()) {
            Tensor to = own.next();
            if (from.requires_grad()) {
              to.lerp_(from, step);
            }
          }
        });
  }
}
