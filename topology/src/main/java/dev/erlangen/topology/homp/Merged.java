package dev.erlangen.topology.homp;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.nn.Chain;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Several modules for one target. Their outputs are concatenated and mapped by the head (Linear,
 * batch norm, activation), or added up, or averaged; the head is then idle, but part of the state,
 * as officially. State: {@code layers.<j>}, {@code head}.
 */
public record Merged(List<CellModule> layers, Chain head, How how) implements CellModule {
  public Merged {
    layers = List.copyOf(layers);
    Check.that(!layers.isEmpty(), "a merge needs at least one module, got none");
  }

  /** How outputs become one. */
  public enum How {
    CONCATENATE,
    SUM,
    MEAN
  }

  /** Merges modules with {@code dim} channels each. */
  public static Merged init(
      How how, List<CellModule> modules, long dim, Activation activation, Rng rng) {
    long in = how == How.CONCATENATE ? modules.size() * dim : dim;
    return new Merged(modules, Chain.normed(rng, activation, in, dim), how);
  }

  @Override
  public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
    Tensor[] outputs = layers.stream().map(m -> m.forward(x, batch, mode)).toArray(Tensor[]::new);
    if (how == How.CONCATENATE) {
      return head.forward(torch.cat(new TensorVector(outputs), 1), mode);
    }
    Tensor sum = outputs[0];
    for (int i = 1; i < outputs.length; i++) {
      sum = sum.add(outputs[i]);
    }
    return how == How.SUM ? sum : sum.mul(Tensors.scalar(1.0 / outputs.length));
  }
}
