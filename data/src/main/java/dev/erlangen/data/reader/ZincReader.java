package dev.erlangen.data.reader;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.RealTable;
import dev.erlangen.data.io.IntList;
import dev.erlangen.data.io.TextInput;
import dev.erlangen.data.molecule.AtomType;
import dev.erlangen.data.molecule.BondType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads ZINC molecules with penalised logP, as graphs with one column of atom types, one column of
 * bond types, and one target.
 */
public final class ZincReader {
  private static final int ATOM_TYPES = AtomType.vocabulary().size();
  private static final int BOND_TYPES = BondType.vocabulary().size();
  private static final int MOST_ATOMS = 1_000_000;

  private ZincReader() {}

  /**
   * Reads graph text: the number of molecules; per molecule a line {@code n m y}, a line of n atom
   * types, m lines {@code u v bond}, each bond once.
   */
  public static List<Graph> readGraphs(Path file) {
    try (TextInput in = TextInput.open(file)) {
      return readGraphs(in);
    }
  }

  /** Reads graph text from {@code in}. */
  public static List<Graph> readGraphs(TextInput in) {
    in.require("the number of molecules");
    int count = in.integer("number of molecules", 0, Integer.MAX_VALUE);
    in.endOfLine();
    List<Graph> molecules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      in.require("molecule " + i + " of " + count);
      int atoms = in.integer("number of atoms", 1, MOST_ATOMS);
      int bonds = in.integer("number of bonds", 0, MOST_ATOMS);
      double target = in.real("target");
      in.endOfLine();
      in.require("a line of atom types");
      Draft draft = new Draft(in);
      for (int a = 0; a < atoms; a++) {
        draft.atom();
      }
      in.endOfLine();
      for (int b = 0; b < bonds; b++) {
        in.require("bond " + b + " of " + bonds);
        draft.bond();
        in.endOfLine();
      }
      molecules.add(draft.graph(target));
    }
    in.endOfFile();
    return molecules;
  }

  /**
   * Reads a table with one molecule per line, columns separated by tabs: target, atom types
   * separated by blanks, bonds {@code u,v,type} separated by blanks.
   */
  public static List<Graph> readTable(Path file) {
    try (TextInput in = TextInput.open(file)) {
      return readTable(in);
    }
  }

  /** Reads a table from {@code in}. */
  public static List<Graph> readTable(TextInput in) {
    List<Graph> molecules = new ArrayList<>();
    while (in.nextNotBlank()) {
      String[] columns = in.line().split("\t", -1);
      if (columns.length != 3) {
        throw in.error("a molecule has 3 columns separated by tabs, got %d", columns.length);
      }
      double target = in.real("target");
      Draft draft = new Draft(in);
      for (int rest = words(columns[1]); rest > 0; rest--) {
        draft.atom();
      }
      for (int rest = words(columns[2]); rest > 0; rest--) {
        draft.bond();
      }
      in.endOfLine();
      molecules.add(draft.graph(target));
    }
    return molecules;
  }

  private static int words(String column) {
    String trimmed = column.trim();
    return trimmed.isEmpty() ? 0 : trimmed.split(" +", -1).length;
  }

  /** Columns of one molecule, growing as they are read. */
  private static final class Draft {
    private final TextInput in;
    private final IntList atoms = new IntList();
    private final IntList u = new IntList();
    private final IntList v = new IntList();
    private final IntList bonds = new IntList();

    Draft(TextInput in) {
      this.in = in;
    }

    void atom() {
      atoms.add(in.integer("atom type", 0, ATOM_TYPES - 1));
    }

    void bond() {
      u.add(in.integer("first atom of a bond", 0, atoms.size() - 1));
      v.add(in.integer("second atom of a bond", 0, atoms.size() - 1));
      bonds.add(in.integer("bond type", 1, BOND_TYPES - 1));
    }

    Graph graph(double target) {
      try {
        return Graph.undirected(
                atoms.size(),
                u.toArray(),
                v.toArray(),
                IntTable.column(bonds.toArray()),
                RealTable.none(bonds.size()))
            .withNodeTypes(IntTable.column(atoms.toArray()))
            .withTargets(target);
      } catch (IllegalArgumentException e) {
        throw in.error("%s", String.valueOf(e.getMessage()));
      }
    }
  }
}
