package dev.erlangen.data.reader;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.RealTable;
import dev.erlangen.data.io.CsvInput;
import dev.erlangen.data.io.IntList;
import dev.erlangen.data.io.TextInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a MoleculeNet table together with the graphs of its molecules, row by row.
 *
 * <p>The graph text has the feature scheme of the Open Graph Benchmark: the number of graphs; per
 * graph a line {@code n m}, n lines of nine integers, m lines {@code u v t s c}. A molecule {@code
 * 0 0} is one that could not be parsed; its row is left out.
 */
public final class MoleculeNetReader {
  /** Values of the nine atom columns: element, chirality, degree, charge, hydrogens, ... */
  public static final List<Integer> ATOM_VOCABULARY = List.of(119, 5, 12, 12, 10, 6, 6, 2, 2);

  /** Values of the three bond columns: type, stereo, conjugated. */
  public static final List<Integer> BOND_VOCABULARY = List.of(5, 6, 2);

  private static final int MOST_ATOMS = 1_000_000;

  private MoleculeNetReader() {}

  /**
   * Molecules with their texts.
   *
   * @param graphs the molecules, with nine atom columns, three bond columns and the targets
   * @param smiles one text per molecule
   * @param rows row of the table, from 0, that each molecule came from
   */
  public record Molecules(List<Graph> graphs, List<String> smiles, List<Integer> rows) {}

  /**
   * Reads a table and its graphs.
   *
   * @param table CSV with a header
   * @param graphText graphs of the rows of {@code table}, in the same order
   * @param smilesColumn name of the column with SMILES
   * @param targetColumns names of the target columns; an empty field is a missing target
   */
  public static Molecules read(
      Path table, Path graphText, String smilesColumn, List<String> targetColumns) {
    try (CsvInput csv = CsvInput.open(table);
        TextInput text = TextInput.open(graphText)) {
      return read(csv, text, smilesColumn, targetColumns);
    }
  }

  /** Reads from open inputs. */
  public static Molecules read(
      CsvInput csv, TextInput text, String smilesColumn, List<String> targetColumns) {
    int smiles = csv.column(smilesColumn);
    int[] columns = targetColumns.stream().mapToInt(csv::column).toArray();
    Molecules molecules = new Molecules(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    text.require("the number of graphs");
    int count = text.integer("number of graphs", 0, Integer.MAX_VALUE);
    text.endOfLine();
    for (int row = 0; row < count; row++) {
      if (!csv.next()) {
        throw text.error("there are %d graphs but only %d rows in the table", count, row);
      }
      double[] targets = new double[columns.length];
      for (int t = 0; t < columns.length; t++) {
        targets[t] = csv.real(columns[t]);
      }
      text.require("graph " + row + " of " + count);
      int atoms = text.integer("number of atoms", 0, MOST_ATOMS);
      int bonds = text.integer("number of bonds", 0, atoms == 0 ? 0 : MOST_ATOMS);
      text.endOfLine();
      if (atoms > 0) {
        molecules.graphs.add(graph(text, atoms, bonds).withTargets(targets));
        molecules.smiles.add(csv.text(smiles));
        molecules.rows.add(row);
      }
    }
    text.endOfFile();
    if (csv.next()) {
      throw csv.error("the table has more rows than the %d graphs", count);
    }
    return molecules;
  }

  private static Graph graph(TextInput in, int atoms, int bonds) {
    IntList atomColumns = new IntList();
    for (int a = 0; a < atoms; a++) {
      in.require("atom " + a + " of " + atoms);
      row(in, "atom", ATOM_VOCABULARY, atomColumns);
      in.endOfLine();
    }
    IntList u = new IntList();
    IntList v = new IntList();
    IntList bondColumns = new IntList();
    for (int b = 0; b < bonds; b++) {
      in.require("bond " + b + " of " + bonds);
      u.add(in.integer("first atom of a bond", 0, atoms - 1));
      v.add(in.integer("second atom of a bond", 0, atoms - 1));
      row(in, "bond", BOND_VOCABULARY, bondColumns);
      in.endOfLine();
    }
    try {
      IntTable types = IntTable.wrap(bonds, BOND_VOCABULARY.size(), bondColumns.toArray());
      return Graph.undirected(atoms, u.toArray(), v.toArray(), types, RealTable.none(bonds))
          .withNodeTypes(IntTable.wrap(atoms, ATOM_VOCABULARY.size(), atomColumns.toArray()));
    } catch (IllegalArgumentException e) {
      throw in.error("%s", String.valueOf(e.getMessage()));
    }
  }

  private static void row(TextInput in, String what, List<Integer> vocabulary, IntList row) {
    for (int values : vocabulary) {
      row.add(in.integer(what + " feature", 0, values - 1));
    }
  }
}
