package dev.erlangen.graph.tool;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One-dimensional Weisfeiler–Leman test (colour refinement): {@code c'(v) = (c(v), {{(c(u), type of
 * u → v) : u → v}})}, from the node types on.
 *
 * <p>Exact: signatures are compared, never hashed into colours. Colours are numbered by the order
 * of their signatures, so they do not depend on the numbering of nodes or graphs. A round costs
 * O(arcs log degree), in parallel over graphs.
 */
public final class WeisfeilerLeman {
  private WeisfeilerLeman() {}

  /** Refines the colours of all graphs together until nothing changes. */
  public static Coloring refine(List<Graph> graphs) {
    return refine(graphs, Integer.MAX_VALUE);
  }

  /** Refines at most {@code rounds} times; a network of that depth sees no more. */
  public static Coloring refine(List<Graph> graphs, int rounds) {
    Check.notNegative("rounds", rounds);
    Check.that(!graphs.isEmpty(), "colour refinement needs at least one graph, got none");
    Coloring now = numbered(Parallel.map(graphs, WeisfeilerLeman::types), 0);
    while (now.rounds() < rounds) {
      Coloring before = now;
      List<Integer> order = IntStream.range(0, graphs.size()).boxed().toList();
      Coloring next =
          numbered(
              Parallel.map(order, g -> signatures(graphs.get(g), before.colors().get(g))),
              now.rounds() + 1);
      if (next.count() == now.count()) {
        return now;
      }
      now = next;
    }
    return now;
  }

  /** Whether colour refinement tells the two graphs apart. */
  public static boolean distinguishes(Graph a, Graph b) {
    return refine(List.of(a, b)).separates(0, 1);
  }

  private static Signature[] types(Graph graph) {
    Signature[] out = new Signature[graph.nodes()];
    int columns = graph.nodeTypes().columns();
    for (int v = 0; v < out.length; v++) {
      int[] key = new int[columns];
      for (int c = 0; c < columns; c++) {
        key[c] = graph.nodeTypes().get(v, c);
      }
      out[v] = new Signature(key);
    }
    return out;
  }

  private static Signature[] signatures(Graph graph, int[] colors) {
    int columns = graph.arcTypes().columns();
    Signature[] out = new Signature[graph.nodes()];
    for (int v = 0; v < out.length; v++) {
      int first = graph.offset(v);
      int[][] incoming = new int[graph.inDegree(v)][columns + 1];
      for (int i = 0; i < incoming.length; i++) {
        incoming[i][0] = colors[graph.source(first + i)];
        for (int c = 0; c < columns; c++) {
          incoming[i][c + 1] = graph.arcTypes().get(first + i, c);
        }
      }
      Arrays.sort(incoming, Arrays::compare);
      int[] key = new int[1 + incoming.length * (columns + 1)];
      key[0] = colors[v];
      for (int i = 0; i < incoming.length; i++) {
        System.arraycopy(incoming[i], 0, key, 1 + i * (columns + 1), columns + 1);
      }
      out[v] = new Signature(key);
    }
    return out;
  }

  private static Coloring numbered(List<Signature[]> perGraph, int rounds) {
    Map<Signature, Integer> numbers = new HashMap<>();
    for (Signature[] signatures : perGraph) {
      for (Signature signature : signatures) {
        numbers.putIfAbsent(signature, 0);
      }
    }
    List<Signature> sorted = new ArrayList<>(numbers.keySet());
    sorted.sort((a, b) -> Arrays.compare(a.key, b.key));
    for (int i = 0; i < sorted.size(); i++) {
      numbers.put(sorted.get(i), i);
    }
    List<int[]> colors =
        Parallel.map(perGraph, s -> Arrays.stream(s).mapToInt(numbers::get).toArray());
    return new Coloring(colors, sorted.size(), rounds);
  }

  /** An int array compared by content. */
  private static final class Signature {
    private final int[] key;
    private final int hash;

    Signature(int[] key) {
      this.key = key;
      this.hash = Arrays.hashCode(key);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Signature that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
