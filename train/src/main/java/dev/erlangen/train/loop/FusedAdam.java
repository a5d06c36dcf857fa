package dev.erlangen.train.loop;

import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorList;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch's Adam step in one pass over memory, {@code aten::_fused_adam_} and {@code
 * aten::_fused_adamw_}: the same numbers as the single operations, two to five times faster. The
 * Java binding has no method for them, so they are called through the dispatcher.
 */
final class FusedAdam {
  private final OperatorHandle operator;
  private final Optimizer rule;
  private final IValue values;
  private final IValue gradients;
  private final IValue first;
  private final IValue second;
  private final IValue none = Tensors.keep(new IValue(list()));
  private final IValue step;

  /** Prepares the call; {@code step} (float32, no axes) holds the number of steps done. */
  FusedAdam(
      Optimizer rule, Tensor values, Tensor gradients, Tensor first, Tensor second, Tensor step) {
    this.rule = rule;
    String name = rule.kind() == Optimizer.Kind.ADAMW ? "_fused_adamw_" : "_fused_adam_";
    operator = Tensors.keep(Dispatcher.singleton().findSchemaOrThrow("aten::" + name, ""));
    this.values = Tensors.keep(new IValue(list(values)));
    this.gradients = Tensors.keep(new IValue(list(gradients)));
    this.first = Tensors.keep(new IValue(list(first)));
    this.second = Tensors.keep(new IValue(list(second)));
    this.step = Tensors.keep(new IValue(list(step)));
  }

  /** Whether the kernel exists for tensors like {@code values}. */
  static boolean fits(Tensor values) {
    boolean real =
        values.scalar_type().value == torch.ScalarType.Float.value
            || values.scalar_type().value == torch.ScalarType.Double.value;
    return real && (values.is_cpu() || values.is_cuda());
  }

  /** Moves values and moments once, with the step count already raised. */
  void step(double rate) {
    operator.callBoxed(
        new IValueVector(
            values,
            gradients,
            first,
            second,
            none,
            step,
            new IValue(rate),
            new IValue(rule.beta1()),
            new IValue(rule.beta2()),
            new IValue(rule.weightDecay()),
            new IValue(rule.eps()),
            new IValue(false),
            new IValue(false),
            new IValue(),
            new IValue()));
  }

  /**
   * Returns a list value of tensors. Every {@code c10::List} is one reference to an untyped list,
   * so the typed list can stand for the generic one that {@link IValue} takes.
   */
  private static GenericList list(Tensor... tensors) {
    TensorList list = new TensorList();
    for (Tensor t : tensors) {
      list.push_back(t);
    }
    return new GenericList((Pointer) list);
  }
}
