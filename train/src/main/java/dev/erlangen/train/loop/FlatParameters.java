package dev.erlangen.train.loop;

import dev.erlangen.core.Check;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * All trained tensors of a model as one vector, and all their gradients as another.
 *
 * <p>Each parameter becomes a view of {@link #values()} and its gradient a view of {@link
 * #gradients()}, so that an optimiser step, a norm or an average is a few operations on one tensor
 * however many parameters a model has. The model keeps its own tensor objects.
 */
public final class FlatParameters {
  private final Map<String, Tensor> parts;
  private final Tensor values;
  private final Tensor gradients;

  private FlatParameters(Map<String, Tensor> parts, Tensor values, Tensor gradients) {
    this.parts = parts;
    this.values = values;
    this.gradients = gradients;
  }

  /**
   * Lays the trained tensors of {@code model} out in one vector, in the order of their names.
   *
   * @throws IllegalArgumentException if nothing is trained, or dtypes or devices differ
   */
  public static FlatParameters of(Object model) {
    Map<String, Tensor> parts = Params.trainable(model);
    Check.that(!parts.isEmpty(), "the model has no trained tensor");
    Tensor first = parts.values().iterator().next();
    parts.forEach(
        (name, t) ->
            Check.that(
                t.scalar_type().value == first.scalar_type().value
                    && t.device().equals(first.device()),
                "all trained tensors must have one dtype and device: %s differs from %s",
                name,
                parts.keySet().iterator().next()));
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      List<Tensor> flat = new ArrayList<>();
      parts.values().forEach(t -> flat.add(t.detach().reshape(-1)));
      Tensor values = Tensors.keep(Tensors.cat(0, flat.toArray(Tensor[]::new)));
      Tensor gradients = Tensors.keep(torch.zeros_like(values));
      Map<String, Tensor> value = slices(values, parts);
      Map<String, Tensor> gradient = slices(gradients, parts);
      parts.forEach(
          (name, t) -> {
            t.set_data(value.get(name));
            t.mutable_grad().put(gradient.get(name));
          });
      return new FlatParameters(parts, values, gradients);
    }
  }

  /** All parameters, (P); changing it changes the model. */
  public Tensor values() {
    return values;
  }

  /** All gradients, (P); backward passes add to it. */
  public Tensor gradients() {
    return gradients;
  }

  /** Number P of trained values. */
  public long count() {
    return values.numel();
  }

  /** Sets all gradients to 0. */
  public void clearGradients() {
    gradients.zero_();
  }

  /**
   * Returns views of {@code vector} (P), such as a moment of an optimiser, by parameter name in the
   * parameters' shapes. Call it within a scope.
   */
  public Map<String, Tensor> split(Tensor vector) {
    Check.that(
        vector.numel() == values.numel(),
        "a vector of %d values does not fit %d parameters",
        vector.numel(),
        values.numel());
    return slices(vector, parts);
  }

  private static Map<String, Tensor> slices(Tensor vector, Map<String, Tensor> like) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    long at = 0;
    for (Map.Entry<String, Tensor> part : like.entrySet()) {
      long size = part.getValue().numel();
      out.put(part.getKey(), vector.narrow(0, at, size).view(part.getValue().shape()));
      at += size;
    }
    return out;
  }
}
