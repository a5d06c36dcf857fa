package dev.erlangen.data.graph;

import dev.erlangen.core.Check;
import java.util.Arrays;

/**
 * An immutable directed graph on the nodes 0 .. n-1 with optional attributes and targets.
 *
 * <p>Arcs are sorted by (destination, source), so the arcs into a node are consecutive and a
 * concatenation of graphs is in CSR form by destination as it stands. No arc occurs twice; self
 * loops are allowed. A graph has at least one node: an empty one has no mean, no spectrum and no
 * place in a batch. An absent attribute is a table without columns, absent targets an empty array.
 *
 * <p>Constructing costs O(nodes + arcs). Every factory and every {@code with} method checks its
 * arguments and throws {@link IllegalArgumentException}, so an index read from a graph is valid.
 */
public final class Graph {
  private final ArcSort arcs;
  private final IntTable nodeTypes;
  private final RealTable nodeFeatures;
  private final IntTable arcTypes;
  private final RealTable arcFeatures;
  private final double[] targets;

  private Graph(
      ArcSort arcs,
      IntTable nodeTypes,
      RealTable nodeFeatures,
      IntTable arcTypes,
      RealTable arcFeatures,
      double[] targets) {
    this.arcs = arcs;
    this.nodeTypes = nodeTypes;
    this.nodeFeatures = nodeFeatures;
    this.arcTypes = arcTypes;
    this.arcFeatures = arcFeatures;
    this.targets = targets;
    rows("node types", nodeTypes.rows(), "node", nodes());
    rows("node features", nodeFeatures.rows(), "node", nodes());
    rows("arc types", arcTypes.rows(), "arc", arcs());
    rows("arc features", arcFeatures.rows(), "arc", arcs());
  }

  /** Returns the graph with the arcs {@code sources[e] -> destinations[e]}, given in any order. */
  public static Graph directed(int nodes, int[] sources, int[] destinations) {
    int arcs = sources.length;
    return directed(nodes, sources, destinations, IntTable.none(arcs), RealTable.none(arcs));
  }

  /**
   * Returns the graph with the given arcs and their attributes.
   *
   * @param types one row per arc, in the order in which the arcs are given
   * @param features one row per arc, in the order in which the arcs are given
   */
  public static Graph directed(
      int nodes, int[] sources, int[] destinations, IntTable types, RealTable features) {
    ArcSort sorted = ArcSort.of(nodes, sources, destinations);
    rows("arc types", types.rows(), "arc", sources.length);
    rows("arc features", features.rows(), "arc", sources.length);
    return new Graph(
        sorted,
        IntTable.none(nodes),
        RealTable.none(nodes),
        types.gather(sorted.order()),
        features.gather(sorted.order()),
        new double[0]);
  }

  /** Returns the graph with both arcs of every edge {@code u[i] - v[i]}, each edge given once. */
  public static Graph undirected(int nodes, int[] u, int[] v) {
    return undirected(nodes, u, v, IntTable.none(u.length), RealTable.none(u.length));
  }

  /**
   * Returns the graph with both arcs of every edge; both carry the attributes of the edge. A self
   * loop is one arc.
   *
   * @param types one row per edge, in the order in which the edges are given
   * @param features one row per edge, in the order in which the edges are given
   */
  public static Graph undirected(int nodes, int[] u, int[] v, IntTable types, RealTable features) {
    rows("second ends of edges", v.length, "first end", u.length);
    rows("edge types", types.rows(), "edge", u.length);
    rows("edge features", features.rows(), "edge", u.length);
    Doubled doubled = Doubled.of(u, v);
    return directed(
        nodes,
        doubled.sources(),
        doubled.destinations(),
        types.gather(doubled.edge()),
        features.gather(doubled.edge()));
  }

  /** Returns this graph with categorical node attributes, one row per node. */
  public Graph withNodeTypes(IntTable types) {
    return new Graph(arcs, types, nodeFeatures, arcTypes, arcFeatures, targets);
  }

  /** Returns this graph with real node features, one row per node. */
  public Graph withNodeFeatures(RealTable features) {
    return new Graph(arcs, nodeTypes, features, arcTypes, arcFeatures, targets);
  }

  /** Returns this graph with categorical arc attributes, row e for the sorted arc e. */
  public Graph withArcTypes(IntTable types) {
    return new Graph(arcs, nodeTypes, nodeFeatures, types, arcFeatures, targets);
  }

  /** Returns this graph with real arc features, row e for the sorted arc e. */
  public Graph withArcFeatures(RealTable features) {
    return new Graph(arcs, nodeTypes, nodeFeatures, arcTypes, features, targets);
  }

  /** Returns this graph with graph-level targets; NaN stands for a missing one. */
  public Graph withTargets(double... values) {
    return new Graph(arcs, nodeTypes, nodeFeatures, arcTypes, arcFeatures, values.clone());
  }

  /**
   * Returns the same graph with the nodes renumbered: new node i is old node {@code permutation[i]}
   * and brings its attributes along, as do the arcs.
   */
  public Graph permuted(int[] permutation) {
    int[] inverse = inverse(permutation, nodes());
    int[] sources = new int[arcs()];
    int[] destinations = new int[arcs()];
    for (int e = 0; e < sources.length; e++) {
      sources[e] = inverse[source(e)];
      destinations[e] = inverse[destination(e)];
    }
    return directed(nodes(), sources, destinations, arcTypes, arcFeatures)
        .withNodeTypes(nodeTypes.gather(permutation))
        .withNodeFeatures(nodeFeatures.gather(permutation))
        .withTargets(targets);
  }

  /** Returns the graph with every arc turned round, attributes kept. */
  public Graph reversed() {
    return directed(nodes(), arcs.destinations(), arcs.sources(), arcTypes, arcFeatures)
        .withNodeTypes(nodeTypes)
        .withNodeFeatures(nodeFeatures)
        .withTargets(targets);
  }

  /** Number of nodes, at least 1. */
  public int nodes() {
    return arcs.offsets().length - 1;
  }

  /** Number of arcs; an undirected edge between two nodes counts twice. */
  public int arcs() {
    return arcs.sources().length;
  }

  /** Source of the sorted arc {@code e}. */
  public int source(int e) {
    return arcs.sources()[e];
  }

  /** Destination of the sorted arc {@code e}. */
  public int destination(int e) {
    return arcs.destinations()[e];
  }

  /** First arc into {@code node}; {@code offset(nodes())} is the number of arcs. */
  public int offset(int node) {
    return arcs.offsets()[node];
  }

  /** Number of arcs into {@code node}. */
  public int inDegree(int node) {
    return offset(node + 1) - offset(node);
  }

  /** Position of the arc {@code source -> destination}, or -1 if there is none. */
  public int arc(int source, int destination) {
    int found =
        Arrays.binarySearch(arcs.sources(), offset(destination), offset(destination + 1), source);
    return Math.max(found, -1);
  }

  /** Position of the arc that runs from the destination of {@code e} to its source, or -1. */
  public int opposite(int e) {
    int from = destination(e);
    int to = source(e);
    return arc(from, to);
  }

  /** Whether for every arc the opposite one exists. */
  public boolean isUndirected() {
    for (int e = 0; e < arcs(); e++) {
      if (opposite(e) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns a copy of the sources of the sorted arcs. */
  public int[] sources() {
    return arcs.sources().clone();
  }

  /** Returns a copy of the destinations of the sorted arcs, which ascend. */
  public int[] destinations() {
    return arcs.destinations().clone();
  }

  /** Returns a copy of the n + 1 row pointers: arcs into v start at entry v. */
  public int[] offsets() {
    return arcs.offsets().clone();
  }

  /** Writes {@code source(e) + shift} to {@code target[at + e]} for all arcs. */
  public void copySources(int[] target, int at, int shift) {
    copy(arcs.sources(), target, at, shift);
  }

  /** Writes {@code destination(e) + shift} to {@code target[at + e]} for all arcs. */
  public void copyDestinations(int[] target, int at, int shift) {
    copy(arcs.destinations(), target, at, shift);
  }

  /** Categorical node attributes (nodes rows); no columns if absent. */
  public IntTable nodeTypes() {
    return nodeTypes;
  }

  /** Real node features (nodes rows); no columns if absent. */
  public RealTable nodeFeatures() {
    return nodeFeatures;
  }

  /** Categorical arc attributes (arcs rows, in arc order); no columns if absent. */
  public IntTable arcTypes() {
    return arcTypes;
  }

  /** Real arc features (arcs rows, in arc order); no columns if absent. */
  public RealTable arcFeatures() {
    return arcFeatures;
  }

  /** Returns a copy of the graph-level targets; NaN stands for a missing one. */
  public double[] targets() {
    return targets.clone();
  }

  /** Equal graphs have the same arcs, attributes and targets under the same numbering. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Graph that
        && nodes() == that.nodes()
        && Arrays.equals(arcs.sources(), that.arcs.sources())
        && Arrays.equals(arcs.destinations(), that.arcs.destinations())
        && nodeTypes.equals(that.nodeTypes)
        && nodeFeatures.equals(that.nodeFeatures)
        && arcTypes.equals(that.arcTypes)
        && arcFeatures.equals(that.arcFeatures)
        && Arrays.equals(targets, that.targets);
  }

  @Override
  public int hashCode() {
    int hash = 31 * nodes() + Arrays.hashCode(arcs.sources());
    hash = 31 * hash + Arrays.hashCode(arcs.destinations());
    return 31 * hash + nodeTypes.hashCode();
  }

  @Override
  public String toString() {
    return "Graph(" + nodes() + " nodes, " + arcs() + " arcs)";
  }

  private static int[] inverse(int[] permutation, int nodes) {
    rows("entries of a permutation", permutation.length, "node", nodes);
    int[] inverse = new int[nodes];
    Arrays.fill(inverse, -1);
    for (int i = 0; i < nodes; i++) {
      Check.between("entry of a permutation", permutation[i], 0, nodes - 1);
      Check.that(inverse[permutation[i]] < 0, "permutation names node %d twice", permutation[i]);
      inverse[permutation[i]] = i;
    }
    return inverse;
  }

  private static void copy(int[] from, int[] target, int at, int shift) {
    for (int e = 0; e < from.length; e++) {
      target[at + e] = from[e] + shift;
    }
  }

  private static void rows(String what, int got, String per, int needed) {
    if (got != needed) {
      throw new IllegalArgumentException(
          "%s: one per %s, that is %d, got %d".formatted(what, per, needed, got));
    }
  }
}
