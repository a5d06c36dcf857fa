package dev.erlangen.cli.verb.topo;

import dev.erlangen.cli.Table;
import dev.erlangen.topology.homology.CellComplex;
import dev.erlangen.topology.homology.Diameters;
import dev.erlangen.topology.homology.Field;
import dev.erlangen.topology.homology.TopologicalInvariants;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The invariants of a complex as text; {@code –} stands for what does not exist or is not known.
 */
record Invariants(
    String cells,
    int euler,
    String rational,
    String binary,
    int components,
    String orientable,
    boolean closed,
    boolean planar,
    String diameter,
    String cross) {
  private static final long MOST_WORK = 2_000_000_000;
  private static final String NONE = "–";

  static Invariants of(CellComplex c, boolean allDiameters) {
    long size = (long) c.nodes() + c.edges() + c.faces();
    boolean measured = allDiameters || c.nodes() * size <= MOST_WORK;
    Diameters d = measured ? Diameters.of(c) : null;
    return new Invariants(
        c.nodes() + " " + c.edges() + " " + c.faces(),
        TopologicalInvariants.euler(c),
        numbers(TopologicalInvariants.betti(c, Field.Q)),
        numbers(TopologicalInvariants.betti(c, Field.GF2)),
        TopologicalInvariants.components(c),
        orientable(c),
        c.faces() > 0 && TopologicalInvariants.isClosed(c),
        TopologicalInvariants.isPlanar(c),
        d == null ? "not measured" : length(d.nodes()),
        d == null ? "not measured" : length(d.cross()));
  }

  private static String orientable(CellComplex c) {
    if (c.faces() == 0 || TopologicalInvariants.mostFacesOfAnEdge(c) > 2) {
      return NONE;
    }
    return word(TopologicalInvariants.isOrientable(c));
  }

  private static String numbers(int[] values) {
    return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static String word(boolean is) {
    return is ? "yes" : "no";
  }

  private static String length(int diameter) {
    return diameter == TopologicalInvariants.NONE ? NONE : Integer.toString(diameter);
  }

  /** One row per invariant, with what it says. */
  Table explain() {
    return new Table("invariant", "value", "says")
        .row("cells", cells, "nodes, edges, faces")
        .row("Euler characteristic", euler, "nodes - edges + faces = b0 - b1 + b2")
        .row("Betti numbers over Q", rational, "parts, loops that are not filled, closed surfaces")
        .row("Betti numbers over GF(2)", binary, "the same without signs; differ if torsion")
        .row("components", components, "parts that edges do not connect")
        .row("closed", word(closed), "every edge lies in exactly two faces")
        .row("orientable", orientable, "faces can agree on a side; – if an edge has more than two")
        .row("planar", word(planar), "nodes and edges can be drawn without crossings")
        .row("diameter", diameter, "most edges between two nodes; – if not connected")
        .row("cross-diameter", cross, "most edges between a node and a face; – without faces");
  }

  /** The head of a table with a row per complex. */
  static Table lines() {
    return new Table(
        "complex",
        ">cells",
        ">Euler",
        ">Betti Q",
        ">Betti GF(2)",
        ">components",
        "closed",
        "orientable",
        "planar",
        ">diameter",
        ">cross-diameter");
  }

  void line(String name, Table table) {
    table.row(
        name,
        cells,
        euler,
        rational,
        binary,
        components,
        word(closed),
        orientable,
        word(planar),
        diameter,
        cross);
  }
}
