package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.core.Check;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * One small network: linear maps with activations between them. State: {@code net.<i>.weight},
 * {@code net.<i>.bias}, activations with a slope counted among the i.
 *
 * @param net {@link Linear} and {@link Prelu} in turn, or linear maps alone where the activation
 *     has no slope; a constant is a linear map without inputs
 */
public record Expert(List<Record> net) {
  public Expert {
    net = List.copyOf(net);
  }

  /** Makes the network of the given parameters, which are copied; gradients are not recorded. */
  public static Expert of(ExpertSpec spec, int in, int out, float[] parameters) {
    List<Slot> slots = spec.slots(in, out);
    Check.that(
        parameters.length == spec.parameters(in, out),
        "an expert needs %d parameters, got %d",
        spec.parameters(in, out),
        parameters.length);
    List<Record> net = new ArrayList<>();
    Tensor weight = Tensors.kept(() -> torch.zeros(new long[] {out, 0}));
    for (Slot slot : slots) {
      float[] values = Arrays.copyOfRange(parameters, slot.offset(), slot.offset() + slot.size());
      Tensor t = Tensors.kept(() -> Tensors.of(values, slot.shape()));
      switch (slot.kind()) {
        case WEIGHT -> weight = t;
        case BIAS -> net.add(new Linear(weight, t));
        case SLOPE -> net.add(new Prelu(t));
      }
    }
    return new Expert(net);
  }

  /** Maps (N, in) to (N, out). */
  public Tensor forward(Tensor x) {
    Tensor h = constant() ? x.narrow(1, 0, 0) : x;
    for (int i = 0; i < net.size(); i++) {
      if (net.get(i) instanceof Prelu prelu) {
        h = prelu.forward(h);
      } else {
        h = ((Linear) net.get(i)).forward(h);
        boolean kink = i + 1 < net.size() && net.get(i + 1) instanceof Linear;
        h = kink ? h.relu() : h;
      }
    }
    return h;
  }

  private boolean constant() {
    return net.get(0) instanceof Linear first && first.weight().size(1) == 0;
  }

  /** The parameters in the order of {@link ExpertSpec#slots}. */
  public float[] parameters(ExpertSpec spec, int in, int out) {
    float[] flat = new float[spec.parameters(in, out)];
    Map<String, Tensor> named = Params.named(this);
    for (Slot slot : spec.slots(in, out)) {
      float[] values = Tensors.floats(Objects.requireNonNull(named.get(slot.name())));
      System.arraycopy(values, 0, flat, slot.offset(), values.length);
    }
    return flat;
  }
}
