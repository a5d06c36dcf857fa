package dev.erlangen.core.params;

import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Walks the tensors of a model.
 *
 * <p>A model is a record whose components are tensors, records, and lists of them; everything else
 * (sizes, flags, configs, null) is passed over. The name of a tensor is the path of its component
 * names in snake case joined by dots, list elements by their index: {@code layers.0.bn.weight}.
 * These are the names of the official PyTorch state dictionaries.
 */
public final class Params {
  private Params() {}

  private interface Visitor {
    void tensor(String name, boolean buffer, Tensor value);
  }

  /** Returns all parameters and buffers by name, in the order of the components. */
  public static Map<String, Tensor> named(Object model) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    walk(
        "",
        model,
        false,
        (name, buffer, t) -> {
          if (out.put(name, t) != null) {
            throw new IllegalStateException("two tensors of the model are called " + name);
          }
        });
    return out;
  }

  /** Returns what is trained, by name; a tensor that occurs twice is listed once. */
  public static Map<String, Tensor> trainable(Object model) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    walk(
        "",
        model,
        false,
        (name, buffer, t) -> {
          if (!buffer && t.requires_grad() && seen.add(t)) {
            out.put(name, t);
          }
        });
    return out;
  }

  /** Returns the number of trained values. */
  public static long count(Object model) {
    return trainable(model).values().stream().mapToLong(Tensor::numel).sum();
  }

  /**
   * Returns the same model with every tensor replaced by {@code change(name, tensor)}. A tensor
   * that occurs twice is changed once and stays shared.
   */
  @SuppressWarnings("unchecked")
  public static <M> M map(M model, BiFunction<String, Tensor, Tensor> change) {
    return (M) Objects.requireNonNull(rebuild("", model, change, new IdentityHashMap<>()));
  }

  /**
   * Returns a copy on {@code device} with all floating-point tensors as {@code type}; trained
   * tensors are leaves again.
   */
  public static <M> M to(M model, Device device, torch.ScalarType type) {
    return copied(
        model, t -> t.is_floating_point() ? t.to(device, type) : t.to(device, t.scalar_type()));
  }

  /** Returns a deep copy; trained tensors are leaves again. */
  public static <M> M copy(M model) {
    return copied(model, Tensor::clone);
  }

  private static <M> M copied(M model, UnaryOperator<Tensor> change) {
    // The copy is to outlive the scope of the step in which it is made.
    return map(
        model,
        (name, t) -> {
          Tensor fresh =
              Tensors.kept(
                  () -> {
                    Tensor moved = change.apply(t.detach());
                    return moved.is_alias_of(t) ? moved.clone() : moved;
                  });
          fresh.set_requires_grad(t.requires_grad());
          return fresh;
        });
  }

  /** Returns the same tensors, none of which is trained any more. */
  public static <M> M freeze(M model) {
    named(model).values().forEach(t -> t.set_requires_grad(false));
    return model;
  }

  /** Sets every gradient of the model to undefined. */
  public static void clearGradients(Object model) {
    trainable(model).values().forEach(t -> t.mutable_grad().reset());
  }

  /**
   * Copies {@code state} into the model; every name and shape must match. See {@link StateDict}.
   */
  public static void load(Object model, Map<String, Tensor> state) {
    StateDict.load(model, state, Set.of());
  }

  private static void walk(String prefix, @Nullable Object value, boolean buffer, Visitor visitor) {
    if (value instanceof Tensor t) {
      visitor.tensor(prefix, buffer, t);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(join(prefix, Integer.toString(i)), list.get(i), buffer, visitor);
      }
    } else if (value instanceof Record record) {
      for (RecordPlan.Part part : RecordPlan.of(record.getClass()).parts()) {
        walk(join(prefix, part.name()), part.of(record), buffer || part.buffer(), visitor);
      }
    }
  }

  private static @Nullable Object rebuild(
      String prefix,
      @Nullable Object value,
      BiFunction<String, Tensor, Tensor> change,
      Map<Object, Object> done) {
    if (value instanceof Tensor t) {
      return done.computeIfAbsent(t, k -> change.apply(prefix, t));
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> out = new ArrayList<>(list.size());
      for (int i = 0; i < list.size(); i++) {
        out.add(rebuild(join(prefix, Integer.toString(i)), list.get(i), change, done));
      }
      return Collections.unmodifiableList(out);
    }
    if (!(value instanceof Record record)) {
      return value;
    }
    RecordPlan plan = RecordPlan.of(record.getClass());
    Object[] arguments = new Object[record.getClass().getRecordComponents().length];
    try {
      for (int i = 0; i < arguments.length; i++) {
        var accessor = record.getClass().getRecordComponents()[i].getAccessor();
        accessor.setAccessible(true);
        arguments[i] = accessor.invoke(record);
      }
      boolean changed = false;
      for (RecordPlan.Part part : plan.parts()) {
        Object before = arguments[part.index()];
        Object after = rebuild(join(prefix, part.name()), before, change, done);
        changed |= before != after;
        arguments[part.index()] = after;
      }
      return changed ? plan.constructor().newInstance(arguments) : record;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "cannot rebuild " + record.getClass().getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot rebuild " + record.getClass().getName(), e);
    }
  }

  private static String join(String prefix, String name) {
    return prefix.isEmpty() ? name : name.isEmpty() ? prefix : prefix + "." + name;
  }

  static {
    Torch.load();
  }
}
