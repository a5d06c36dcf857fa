package dev.erlangen.graph;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Concatenates graphs on primitive arrays: one pass to measure, one to fill. */
final class BatchBuilder {
  private final List<Graph> graphs;
  private final int nodes;
  private final int arcs;

  private BatchBuilder(List<Graph> graphs) {
    Check.that(!graphs.isEmpty(), "a batch must have at least one graph, got none");
    this.graphs = graphs;
    Graph first = graphs.get(0);
    long n = 0;
    long e = 0;
    for (int g = 0; g < graphs.size(); g++) {
      Graph graph = graphs.get(g);
      n += graph.nodes();
      e += graph.arcs();
      same("node types", g, graph.nodeTypes().columns(), first.nodeTypes().columns());
      same("node features", g, graph.nodeFeatures().columns(), first.nodeFeatures().columns());
      same("arc types", g, graph.arcTypes().columns(), first.arcTypes().columns());
      same("arc features", g, graph.arcFeatures().columns(), first.arcFeatures().columns());
      same("targets", g, graph.targets().length, first.targets().length);
    }
    Check.that(
        n <= Integer.MAX_VALUE - 8 && e <= Integer.MAX_VALUE - 8,
        "a batch of %d nodes and %d arcs is too large",
        n,
        e);
    nodes = (int) n;
    arcs = (int) e;
  }

  static GraphBatch build(List<Graph> graphs) {
    return new BatchBuilder(graphs).build();
  }

  private GraphBatch build() {
    int[] source = new int[arcs];
    int[] destination = new int[arcs];
    int[] sizes = new int[graphs.size()];
    int node = 0;
    int arc = 0;
    for (int g = 0; g < graphs.size(); g++) {
      Graph graph = graphs.get(g);
      graph.copySources(source, arc, node);
      graph.copyDestinations(destination, arc, node);
      sizes[g] = graph.nodes();
      node += graph.nodes();
      arc += graph.arcs();
    }
    return new GraphBatch(
        nodeTypes(),
        nodeFeatures(),
        arcTypes(),
        arcFeatures(),
        targets(),
        Csr.of(nodes, nodes, destination, source),
        Csr.segments(sizes),
        Map.of());
  }

  private Tensor nodeTypes() {
    int columns = graphs.get(0).nodeTypes().columns();
    int[] all = new int[Math.multiplyExact(nodes, columns)];
    int at = 0;
    for (Graph graph : graphs) {
      graph.nodeTypes().copyTo(all, at);
      at += graph.nodes() * columns;
    }
    return Tensors.of(widened(all), nodes, columns);
  }

  private Tensor arcTypes() {
    int columns = graphs.get(0).arcTypes().columns();
    int[] all = new int[Math.multiplyExact(arcs, columns)];
    int at = 0;
    for (Graph graph : graphs) {
      graph.arcTypes().copyTo(all, at);
      at += graph.arcs() * columns;
    }
    return Tensors.of(widened(all), arcs, columns);
  }

  private Tensor nodeFeatures() {
    int columns = graphs.get(0).nodeFeatures().columns();
    float[] all = new float[Math.multiplyExact(nodes, columns)];
    int at = 0;
    for (Graph graph : graphs) {
      graph.nodeFeatures().copyTo(all, at);
      at += graph.nodes() * columns;
    }
    return Tensors.of(all, nodes, columns);
  }

  private Tensor arcFeatures() {
    int columns = graphs.get(0).arcFeatures().columns();
    float[] all = new float[Math.multiplyExact(arcs, columns)];
    int at = 0;
    for (Graph graph : graphs) {
      graph.arcFeatures().copyTo(all, at);
      at += graph.arcs() * columns;
    }
    return Tensors.of(all, arcs, columns);
  }

  private Tensor targets() {
    int columns = graphs.get(0).targets().length;
    float[] all = new float[Math.multiplyExact(graphs.size(), columns)];
    int at = 0;
    for (Graph graph : graphs) {
      for (double value : graph.targets()) {
        all[at++] = (float) value;
      }
    }
    return Tensors.of(all, graphs.size(), columns);
  }

  private static long[] widened(int[] values) {
    long[] wide = new long[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static void same(String what, int graph, int got, int first) {
    Check.that(
        got == first,
        "graph %d of the batch has %d columns of %s, the first graph has %d",
        graph,
        got,
        what,
        first);
  }
}
