package dev.erlangen.topology.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.topology.complex.CombinatorialComplex;
import dev.erlangen.topology.complex.ComplexBuilder;
import dev.erlangen.topology.complex.TypedComplex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Rebuilds the complexes {@code c0}, {@code c1}, … of a case. */
final class Complexes {
  private Complexes() {}

  static List<TypedComplex> of(CaseInputs inputs) {
    List<TypedComplex> out = new ArrayList<>();
    while (inputs.has("c" + out.size() + ".x_0")) {
      out.add(one(inputs, "c" + out.size() + "."));
    }
    Check.that(
        !out.isEmpty(), "the case has no input 'c0.x_0', only %s", inputs.tensors().keySet());
    return out;
  }

  private static TypedComplex one(CaseInputs inputs, String prefix) {
    IntTable nodes = table(inputs, prefix + "x_0");
    int[] edges = inputs.ints(prefix + "edges");
    int[] starts = inputs.ints(prefix + "cells2_ptr");
    int[] members = inputs.ints(prefix + "cells2_nodes");
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

  private static IntTable table(CaseInputs inputs, String name) {
    Tensor t = inputs.get(name);
    Check.that(t.dim() == 2, "%s must be a table, got shape %s", name, Tensors.shape(t));
    return IntTable.of((int) t.size(0), (int) t.size(1), inputs.ints(name));
  }
}
