package dev.erlangen.data.molecule;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rings of an undirected graph: the lengths of a minimum cycle basis and the ring bonds.
 *
 * <p>A minimum cycle basis is not unique, but its sorted lengths are, and so is the set of edges
 * that lie on some cycle; nothing else is offered, so everything here is invariant to renumbering.
 * The candidates are the fundamental cycles of the breadth-first trees of all nodes (Horton 1987),
 * taken greedily by length while independent over GF(2): O(n m) for trees and O(n mu^2 m / 64) for
 * the elimination, with mu = m - n + components.
 */
public final class RingSystem {
  private static final int MOST_NODES = 4096;

  private final int[] sizes;
  private final boolean[] ringArc;
  private final int[] ringBonds;

  private RingSystem(int[] sizes, boolean[] ringArc, int[] ringBonds) {
    this.sizes = sizes;
    this.ringArc = ringArc;
    this.ringBonds = ringBonds;
  }

  /** Returns the rings of {@code graph}, which must be undirected, without loops, and small. */
  public static RingSystem of(Graph graph) {
    Check.that(
        graph.nodes() <= MOST_NODES,
        "rings are computed for at most %d nodes, got %d",
        MOST_NODES,
        graph.nodes());
    FundamentalCycles cycles = new FundamentalCycles(graph);
    List<long[]> candidates = new ArrayList<>();
    for (int root = 0; root < graph.nodes(); root++) {
      cycles.of(root, candidates);
    }
    candidates.sort(Comparator.comparingInt(RingSystem::length));
    List<long[]> reduced = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    boolean[] edgeInRing = new boolean[cycles.edges()];
    for (long[] cycle : candidates) {
      if (reduced.size() == cycles.independent()) {
        break;
      }
      if (independent(cycle, reduced)) {
        lengths.add(length(cycle));
        for (int edge = 0; edge < cycles.edges(); edge++) {
          edgeInRing[edge] |= (cycle[edge >> 6] >>> edge & 1) != 0;
        }
      }
    }
    boolean[] ringArc = new boolean[graph.arcs()];
    int[] ringBonds = new int[graph.nodes()];
    for (int e = 0; e < ringArc.length; e++) {
      ringArc[e] = edgeInRing[cycles.edgeOf(e)];
      ringBonds[graph.destination(e)] += ringArc[e] ? 1 : 0;
    }
    return new RingSystem(
        lengths.stream().mapToInt(Integer::intValue).toArray(), ringArc, ringBonds);
  }

  /** Lengths of the cycles of a minimum cycle basis, ascending. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** Length of the longest cycle of the basis; 0 without rings. */
  public int longest() {
    return sizes.length == 0 ? 0 : sizes[sizes.length - 1];
  }

  /** Whether the arc {@code e} lies on some cycle. */
  public boolean isRingArc(int e) {
    return ringArc[e];
  }

  /** Number of edges at {@code node} that lie on some cycle; 3 or more where rings meet. */
  public int ringBonds(int node) {
    return ringBonds[node];
  }

  private static int length(long[] cycle) {
    int length = 0;
    for (long word : cycle) {
      length += Long.bitCount(word);
    }
    return length;
  }

  /** Adds the remainder of {@code cycle} modulo {@code reduced} to it; false if there is none. */
  private static boolean independent(long[] cycle, List<long[]> reduced) {
    long[] rest = cycle.clone();
    for (long[] row : reduced) {
      int pivot = lowestBit(row);
      if ((rest[pivot >> 6] >>> pivot & 1) != 0) {
        for (int w = 0; w < rest.length; w++) {
          rest[w] ^= row[w];
        }
      }
    }
    return lowestBit(rest) >= 0 && reduced.add(rest);
  }

  private static int lowestBit(long[] words) {
    for (int w = 0; w < words.length; w++) {
      if (words[w] != 0) {
        return 64 * w + Long.numberOfTrailingZeros(words[w]);
      }
    }
    return -1;
  }
}
