package dev.erlangen.graph.encoding;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The node encodings of the graphs of a data set.
 *
 * @param columns numbers per node
 * @param perGraph nodes x columns numbers for each graph, row-major
 */
public record EncodedNodes(int columns, List<double[]> perGraph) {
  public EncodedNodes {
    perGraph = List.copyOf(perGraph);
    for (double[] rows : perGraph) {
      Check.that(
          columns == 0 ? rows.length == 0 : rows.length % columns == 0,
          "%d numbers are not rows of %d",
          rows.length,
          columns);
    }
  }

  /** Returns the rows of all graphs one after the other, float64 (N, columns). */
  public Tensor tensor() {
    return tensor(IntStream.range(0, perGraph.size()).toArray());
  }

  /** Returns the rows of these graphs in this order, float64 (N, columns), as a batch has them. */
  public Tensor tensor(int... graphs) {
    int length = 0;
    for (int g : graphs) {
      length = Math.addExact(length, perGraph.get(g).length);
    }
    double[] all = new double[length];
    int at = 0;
    for (int g : graphs) {
      double[] rows = perGraph.get(g);
      System.arraycopy(rows, 0, all, at, rows.length);
      at += rows.length;
    }
    return Tensors.of(all, columns == 0 ? 0 : length / columns, columns);
  }
}
