package dev.erlangen.graph.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.RealTable;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.signnet.EncodedBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Rebuilds batches of molecules from the tensors of a case. */
final class Molecules {
  private Molecules() {}

  /** The batch of a case for ZINC networks; without {@code pos_enc} the encoding has no columns. */
  static EncodedBatch encoded(CaseInputs inputs) {
    GraphBatch batch =
        batch(
            inputs.ints("num_nodes"),
            inputs.get("x"),
            inputs.ints("edge_src"),
            inputs.ints("edge_dst"),
            inputs.get("edge_type"));
    return EncodedBatch.padded(
        batch,
        inputs.has("pos_enc")
            ? inputs.get("pos_enc")
            : torch.zeros(new long[] {batch.nodes(), 0}, Tensors.optionsOf(inputs.get("x"))));
  }

  /**
   * Rebuilds a batch.
   *
   * @param sizes nodes of each graph
   * @param nodeTypes (N) or (N, c)
   * @param source node numbers of the whole batch
   * @param destination node numbers of the whole batch
   * @param arcTypes (E) or (E, c)
   */
  static GraphBatch batch(
      int[] sizes, Tensor nodeTypes, int[] source, int[] destination, Tensor arcTypes) {
    IntTable nodes = table(nodeTypes);
    IntTable arcs = table(arcTypes);
    List<Graph> graphs = new ArrayList<>();
    int first = 0;
    for (int size : sizes) {
      int low = first;
      int high = first + size;
      int[] chosen = positions(source, low, high);
      int[] u = Arrays.stream(chosen).map(e -> source[e] - low).toArray();
      int[] v = Arrays.stream(chosen).map(e -> destination[e] - low).toArray();
      IntTable types = arcs.gather(chosen);
      graphs.add(
          Graph.directed(size, u, v, types, RealTable.none(u.length))
              .withNodeTypes(nodes.gather(range(low, high))));
      first = high;
    }
    Check.that(first == nodes.rows(), "graphs of %d nodes, but %d node types", first, nodes.rows());
    return GraphBatch.of(graphs);
  }

  private static IntTable table(Tensor t) {
    int rows = (int) t.size(0);
    return IntTable.of(rows, t.dim() == 1 ? 1 : (int) t.size(1), CaseInputs.ints(t));
  }

  private static int[] positions(int[] source, int low, int high) {
    return IntStream.range(0, source.length)
        .filter(e -> source[e] >= low && source[e] < high)
        .toArray();
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }
}
