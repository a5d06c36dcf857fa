package dev.erlangen.topology.file;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.topology.homology.CellComplex;
import dev.erlangen.topology.homology.Cycles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the cells of a file; edges may be named more than once, also as sides of faces. */
final class ComplexDraft {
  /** More than this is hardly what was meant, and would not be answered in minutes. */
  static final int MOST = 1_000_000;

  private final Map<Long, int[]> edges = new TreeMap<>();
  private final List<int[]> faces = new ArrayList<>();
  private final List<int[]> sets = new ArrayList<>();
  private int nodes;

  /** Says how many nodes there are at least. */
  void nodes(int count) {
    Check.between("number of nodes", count, 1, MOST);
    nodes = Math.max(nodes, count);
  }

  void edge(int[] cell) {
    checked(cell, "edge");
    side(cell[0], cell[1]);
  }

  void face(int[] cycle) {
    checked(cycle, "face");
    for (int i = 0; i < cycle.length; i++) {
      side(cycle[i], cycle[(i + 1) % cycle.length]);
    }
    faces.add(cycle);
  }

  void cell(int[] set) {
    checked(set, "cell");
    sets.add(set);
  }

  private void checked(int[] cell, String what) {
    boolean edge = what.equals("edge");
    Check.that(
        edge ? cell.length == 2 : cell.length >= 3,
        "%s %s has %s nodes, got %d",
        edge ? "an" : "a",
        what,
        edge ? "two" : "at least three",
        cell.length);
    for (int v : cell) {
      Check.between("node of this " + what, v, 0, MOST - 1L);
      nodes = Math.max(nodes, v + 1);
    }
    Check.that(
        Arrays.stream(cell).distinct().count() == cell.length, "this %s names a node twice", what);
    Check.that(
        edges.size() + faces.size() + sets.size() < MOST,
        "a complex may have %d cells here, got more",
        MOST);
  }

  private void side(int u, int v) {
    edges.putIfAbsent(
        (long) Math.min(u, v) << 32 | Math.max(u, v), new int[] {Math.min(u, v), Math.max(u, v)});
  }

  boolean hasFaces() {
    return !faces.isEmpty() || !sets.isEmpty();
  }

  /** The nodes and edges. */
  Graph graph() {
    Check.that(nodes > 0, "there is no cell in it");
    return Graph.undirected(
        nodes,
        edges.values().stream().mapToInt(e -> e[0]).toArray(),
        edges.values().stream().mapToInt(e -> e[1]).toArray());
  }

  /** The complex; a face given as a set gets the cycle through its nodes. */
  CellComplex complex() {
    Check.that(nodes > 0, "there is no cell in it");
    List<int[]> all = new ArrayList<>(faces);
    if (!sets.isEmpty()) {
      all.addAll(Cycles.of(graph(), sets, false));
    }
    return CellComplex.of(nodes, List.copyOf(edges.values()), all);
  }
}
