package dev.erlangen.core.symmetry;

import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Tensors in lists, maps and records of them, seen as one value. */
final class Structure {
  private Structure() {}

  /** The tensors that {@link #map} visits, in its order. */
  static List<Tensor> tensors(Object value) {
    List<Tensor> out = new ArrayList<>();
    map(
        value,
        t -> {
          out.add(t);
          return t;
        });
    return out;
  }

  /** All tensors in order; Java numbers and arrays of double count as tensors. */
  static List<Tensor> leaves(Object value) {
    List<Tensor> out = new ArrayList<>();
    collect(value, out);
    return out;
  }

  private static void collect(Object value, List<Tensor> out) {
    if (value instanceof Tensor t) {
      out.add(t);
    } else if (value instanceof Number n) {
      out.add(Tensors.of(new double[] {n.doubleValue()}));
    } else if (value instanceof double[] array) {
      out.add(Tensors.of(array));
    } else if (value instanceof List<?> list) {
      list.forEach(v -> collect(v, out));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(v -> collect(v, out));
    } else if (value instanceof Record record) {
      out.addAll(tensors(record));
    }
  }

  /** The same structure with every tensor changed; what is not a tensor stays. */
  @SuppressWarnings("unchecked")
  static <X> X map(X value, UnaryOperator<Tensor> change) {
    if (value instanceof Tensor t) {
      return (X) change.apply(t);
    }
    if (value instanceof List<?> list) {
      return (X) list.stream().map(v -> map((Object) v, change)).toList();
    }
    if (value instanceof Map<?, ?> entries) {
      Map<Object, Object> out = new LinkedHashMap<>();
      entries.forEach((k, v) -> out.put(k, map((Object) v, change)));
      return (X) out;
    }
    return value instanceof Record ? Params.map(value, (name, t) -> change.apply(t)) : value;
  }

  /** Converts floating-point tensors. */
  static <X> X to(X value, ScalarType type) {
    return map(value, t -> t.is_floating_point() ? t.to(t.device(), type) : t);
  }

  /** The mean of structures of the same shape. */
  static <Y> Y mean(List<Y> values) {
    List<List<Tensor>> all = values.stream().map(v -> tensors(v)).toList();
    List<Tensor> means = new ArrayList<>();
    for (int i = 0; i < all.get(0).size(); i++) {
      int leaf = i;
      Tensor[] same = all.stream().map(l -> l.get(leaf)).toArray(Tensor[]::new);
      means.add(Tensors.stack(0, same).mean(0L));
    }
    Iterator<Tensor> next = means.iterator();
    return map(values.get(0), t -> next.next());
  }
}
