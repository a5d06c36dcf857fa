package dev.erlangen.topology.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.topology.complex.CombinatorialComplex;
import dev.erlangen.topology.complex.ComplexBuilder;
import dev.erlangen.topology.complex.TypedComplex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;

/** Rebuilds the complexes {@code c0}, {@code c1}, … of a case. */
final class Complexes {
  private Complexes() {}

  static List<TypedComplex> of(Map<String, Tensor> inputs) {
    List<TypedComplex> out = new ArrayList<>();
    while (inputs.containsKey("c" + out.size() + ".x_0")) {
      out.add(one(inputs, "c" + out.size() + "."));
    }
    Check.that(!out.isEmpty(), "the case has no input 'c0.x_0', only %s", inputs.keySet());
    return out;
  }

  private static TypedComplex one(Map<String, Tensor> inputs, String prefix) {
    IntTable nodes = table(inputs, prefix + "x_0");
    int[] edges = ints(inputs, prefix + "edges");
    int[] starts = ints(inputs, prefix + "cells2_ptr");
    int[] members = ints(inputs, prefix + "cells2_nodes");
    ComplexBuilder builder = CombinatorialComplex.builder(nodes.rows());
    for (int e = 0; e < edges.length; e += 2) {
      builder.cell(1, edges[e], edges[e + 1]);
    }
    for (int f = 0; f + 1 < starts.length; f++) {
      Check.that(
          0 <= starts[f] && starts[f] <= starts[f + 1] && starts[f + 1] <= members.length,
          "%scells2_ptr must ascend within [0, %d]",
          prefix,
          members.length);
      builder.cell(2, Arrays.copyOfRange(members, starts[f], starts[f + 1]));
    }
    return new TypedComplex(builder.build(), nodes, table(inputs, prefix + "x_1"), new double[0]);
  }

  private static IntTable table(Map<String, Tensor> inputs, String name) {
    Tensor t = get(inputs, name);
    Check.that(t.dim() == 2, "%s must be a table, got shape %s", name, Tensors.shape(t));
    return IntTable.of((int) t.size(0), (int) t.size(1), ints(inputs, name));
  }

  private static int[] ints(Map<String, Tensor> inputs, String name) {
    return Arrays.stream(Tensors.longs(get(inputs, name))).mapToInt(Math::toIntExact).toArray();
  }

  static Tensor get(Map<String, Tensor> inputs, String name) {
    Tensor t = inputs.get(name);
    Check.that(t != null, "the case has no input '%s', only %s", name, inputs.keySet());
    return Objects.requireNonNull(t);
  }
}
