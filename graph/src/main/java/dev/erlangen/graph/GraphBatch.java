package dev.erlangen.graph;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Several graphs side by side, as tensors: G graphs, N nodes, E arcs in all.
 *
 * <p>A batch belongs to the {@link org.bytedeco.javacpp.PointerScope} in which it is made.
 *
 * <p>Nodes and arcs of a graph are consecutive and keep the order they have in {@link Graph}, so
 * arcs are sorted by (destination, source). The indices were validated when the graphs were made;
 * kernels may rely on them. Renumbering the nodes of a graph permutes the rows of its node tensors.
 *
 * @param nodeTypes (N, c) int64, c = 0 if absent
 * @param nodeFeatures (N, F) floating point, F = 0 if absent
 * @param arcTypes (E, c) int64, c = 0 if absent
 * @param arcFeatures (E, F) floating point, F = 0 if absent
 * @param targets (G, T) floating point, NaN where missing, T = 0 if absent
 * @param incoming the arcs: rows are destinations, columns sources, edges in the order of the arcs
 * @param members the nodes of each graph: rows are graphs, edges and columns are nodes
 * @param extras further tensors by name, such as encodings (N, k) or eigenvalues (G, k)
 */
public record GraphBatch(
    Tensor nodeTypes,
    Tensor nodeFeatures,
    Tensor arcTypes,
    Tensor arcFeatures,
    Tensor targets,
    Csr incoming,
    Csr members,
    Map<String, Tensor> extras) {

  public GraphBatch {
    extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
  }

  /**
   * Returns the batch of these graphs, on the CPU, real values in float32.
   *
   * @throws IllegalArgumentException if there is no graph, or the graphs differ in the number of
   *     columns of an attribute
   */
  public static GraphBatch of(List<Graph> graphs) {
    return BatchBuilder.build(graphs);
  }

  /** Returns the batch of these graphs. */
  public static GraphBatch of(Graph... graphs) {
    return of(List.of(graphs));
  }

  /** Number of graphs G. */
  public long graphs() {
    return members.rows();
  }

  /** Number of nodes N. */
  public long nodes() {
    return members.columns();
  }

  /** Number of arcs E. */
  public long arcs() {
    return incoming.edges();
  }

  /** Returns the source of each arc, (E) int64. */
  public Tensor source() {
    return incoming.column();
  }

  /** Returns the destination of each arc, (E) int64, ascending. */
  public Tensor destination() {
    return incoming.row();
  }

  /** Returns the graph of each node, (N) int64, ascending. */
  public Tensor graphOf() {
    return members.row();
  }

  /** Returns (G + 1) int64: the nodes of graph g are {@code pointers[g] .. pointers[g+1] - 1}. */
  public Tensor pointers() {
    return members.pointer();
  }

  /** Returns the number of nodes of each graph, (G) int64. */
  public Tensor sizes() {
    return members.pointer().diff();
  }

  /** Returns this batch with one more tensor; an earlier one of that name is replaced. */
  public GraphBatch with(String name, Tensor value) {
    Map<String, Tensor> more = new LinkedHashMap<>(extras);
    more.put(name, value);
    return new GraphBatch(
        nodeTypes, nodeFeatures, arcTypes, arcFeatures, targets, incoming, members, more);
  }

  /** Returns this batch with other real node features (N, F). */
  public GraphBatch withNodeFeatures(Tensor features) {
    Check.that(
        features.dim() == 2 && features.size(0) == nodes(),
        "node features must be (%d, F), got %s",
        nodes(),
        Tensors.shape(features));
    return new GraphBatch(
        nodeTypes, features, arcTypes, arcFeatures, targets, incoming, members, extras);
  }

  /** Returns the extra tensor called {@code name}. */
  public Tensor extra(String name) {
    Tensor value = extras.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the batch has no '" + name + "'; it has " + extras.keySet());
    }
    return value;
  }

  /** Returns this batch on {@code device} with floating-point tensors as {@code type}. */
  public GraphBatch to(Device device, ScalarType type) {
    UnaryOperator<Tensor> f = t -> t.to(device, t.is_floating_point() ? type : t.scalar_type());
    Map<String, Tensor> mapped = new LinkedHashMap<>();
    extras.forEach((name, value) -> mapped.put(name, f.apply(value)));
    return new GraphBatch(
        f.apply(nodeTypes),
        f.apply(nodeFeatures),
        f.apply(arcTypes),
        f.apply(arcFeatures),
        f.apply(targets),
        incoming.to(device),
        members.to(device),
        mapped);
  }
}
