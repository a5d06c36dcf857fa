package dev.erlangen.graph;

import dev.erlangen.core.Check;
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
 * <p>Nodes and arcs of a graph are consecutive and keep the order they have in {@link Graph}, so
 * arcs are sorted by (destination, source). The indices were validated when the graphs were made;
 * kernels may rely on them. Renumbering the nodes of a graph permutes the rows of its node tensors.
 *
 * @param nodeTypes (N, c) int64, c = 0 if absent
 * @param nodeFeatures (N, F) floating point, F = 0 if absent
 * @param arcTypes (E, c) int64, c = 0 if absent
 * @param arcFeatures (E, F) floating point, F = 0 if absent
 * @param targets (G, T) floating point, NaN where missing, T = 0 if absent
 * @param source (E) int64
 * @param destination (E) int64, ascending
 * @param graphOf (N) int64, ascending: the graph of each node
 * @param pointers (G + 1) int64: the nodes of graph g are {@code pointers[g] .. pointers[g+1] - 1}
 * @param extras further tensors by name, such as encodings (N, k) or eigenvalues (G, k)
 */
public record GraphBatch(
    Tensor nodeTypes,
    Tensor nodeFeatures,
    Tensor arcTypes,
    Tensor arcFeatures,
    Tensor targets,
    Tensor source,
    Tensor destination,
    Tensor graphOf,
    Tensor pointers,
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
    return pointers.size(0) - 1;
  }

  /** Number of nodes N. */
  public long nodes() {
    return graphOf.size(0);
  }

  /** Number of arcs E. */
  public long arcs() {
    return source.size(0);
  }

  /** Returns the number of nodes of each graph, (G) int64. */
  public Tensor sizes() {
    return pointers.diff();
  }

  /** Returns this batch with one more tensor; an earlier one of that name is replaced. */
  public GraphBatch with(String name, Tensor value) {
    Map<String, Tensor> more = new LinkedHashMap<>(extras);
    more.put(name, value);
    return new GraphBatch(
        nodeTypes,
        nodeFeatures,
        arcTypes,
        arcFeatures,
        targets,
        source,
        destination,
        graphOf,
        pointers,
        more);
  }

  /** Returns this batch with other real node features (N, F). */
  public GraphBatch withNodeFeatures(Tensor features) {
    Check.that(
        features.dim() == 2 && features.size(0) == nodes(),
        "node features must be (%d, F), got %s",
        nodes(),
        Tensors.shape(features));
    return new GraphBatch(
        nodeTypes,
        features,
        arcTypes,
        arcFeatures,
        targets,
        source,
        destination,
        graphOf,
        pointers,
        extras);
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
    return map(t -> t.to(device, t.is_floating_point() ? type : t.scalar_type()));
  }

  /** Returns a batch that outlives the scope of the step in which it was made. */
  public GraphBatch kept() {
    return map(t -> Tensors.kept(() -> t));
  }

  private GraphBatch map(UnaryOperator<Tensor> f) {
    Map<String, Tensor> mapped = new LinkedHashMap<>();
    extras.forEach((name, value) -> mapped.put(name, f.apply(value)));
    return new GraphBatch(
        f.apply(nodeTypes),
        f.apply(nodeFeatures),
        f.apply(arcTypes),
        f.apply(arcFeatures),
        f.apply(targets),
        f.apply(source),
        f.apply(destination),
        f.apply(graphOf),
        f.apply(pointers),
        mapped);
  }
}
