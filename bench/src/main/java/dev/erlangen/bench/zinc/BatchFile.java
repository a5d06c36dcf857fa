package dev.erlangen.bench.zinc;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.RealTable;
import dev.erlangen.graph.GraphBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Batches of molecules as {@code bench/peers/zinc_data.py} writes them: {@code batch.<i>.<field>}.
 *
 * @param fields of every batch, by name
 */
record BatchFile(List<Map<String, Tensor>> fields) {

  static BatchFile read(Path file) throws IOException {
    int count = Integer.parseInt(SafeTensors.header(file).metadata().getOrDefault("count", "0"));
    Check.positive("batches in " + file, count);
    List<Map<String, Tensor>> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fields.add(new LinkedHashMap<>());
    }
    SafeTensors.read(file)
        .forEach(
            (name, tensor) -> {
              String[] parts = name.split("\\.", 3);
              fields.get(Integer.parseInt(parts[1])).put(parts[2], tensor);
            });
    return new BatchFile(fields);
  }

  /** Rebuilds the graphs of batch {@code i}. */
  GraphBatch graphs(int i) {
    Map<String, Tensor> f = fields.get(i);
    int[] source = ints(f, "edge_src");
    int[] destination = ints(f, "edge_dst");
    int[] bonds = ints(f, "edge_type");
    int[] atoms = ints(f, "x");
    float[] targets = Tensors.floats(field(f, "y"));
    List<Graph> graphs = new ArrayList<>();
    int node = 0;
    int arc = 0;
    for (int n : ints(f, "num_nodes")) {
      int first = node;
      int begin = arc;
      // Arcs are sorted by source, so those of a molecule are consecutive.
      while (arc < source.length && source[arc] < node + n) {
        arc++;
      }
      graphs.add(
          Graph.directed(
                  n,
                  Arrays.stream(source, begin, arc).map(u -> u - first).toArray(),
                  Arrays.stream(destination, begin, arc).map(v -> v - first).toArray(),
                  IntTable.column(Arrays.copyOfRange(bonds, begin, arc)),
                  RealTable.none(arc - begin))
              .withNodeTypes(IntTable.column(Arrays.copyOfRange(atoms, node, node + n)))
              .withTargets(targets[graphs.size()]));
      node += n;
    }
    return GraphBatch.of(graphs);
  }

  private static int[] ints(Map<String, Tensor> fields, String name) {
    return Arrays.stream(Tensors.longs(field(fields, name))).mapToInt(Math::toIntExact).toArray();
  }

  /** Returns one tensor of a batch, or fails naming it. */
  static Tensor field(Map<String, Tensor> fields, String name) {
    Tensor value = fields.get(name);
    Check.that(value != null, "the batch has no '%s'; it has %s", name, fields.keySet());
    return value;
  }
}
