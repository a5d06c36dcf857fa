package dev.erlangen.data;

import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import dev.erlangen.data.catalog.Progress;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.data.graph.Split;
import dev.erlangen.data.io.IntList;
import dev.erlangen.data.reader.IndexReader;
import dev.erlangen.data.reader.MoleculeNetReader;
import dev.erlangen.data.reader.MoleculeNetReader.Molecules;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The MoleculeNet tables: which columns are the targets, and how they are split. */
record MoleculeNetSets(DataStore store) {
  private static final Map<String, Table> TABLES =
      Map.of(
          "esol", new Table("smiles", 0, "measured log solubility in mols per litre"),
          "lipophilicity", new Table("smiles", 0, "exp"),
          "bace", new Table("smiles", 2, "Class"),
          "bbbp", new Table("smiles", 2, "p_np"),
          "molhiv", new Table("smiles", 2, "HIV_active"),
          "aqsoldb", new Table("SMILES", 0, "Solubility"),
          "tox21",
              new Table(
                  "smiles",
                  2,
                  "NR-AR",
                  "NR-AR-LBD",
                  "NR-AhR",
                  "NR-Aromatase",
                  "NR-ER",
                  "NR-ER-LBD",
                  "NR-PPAR-gamma",
                  "SR-ARE",
                  "SR-ATAD5",
                  "SR-HSE",
                  "SR-MMP",
                  "SR-p53"));

  /** Columns of a table; {@code classes} is 0 for real targets. */
  private record Table(String smiles, int classes, List<String> targets) {
    Table(String smiles, int classes, String... targets) {
      this(smiles, classes, List.of(targets));
    }
  }

  /** The set with its published split, or with {@code random}: 80 / 10 / 10 from seed 0. */
  GraphDataset load(Entry entry) {
    Table table = TABLES.get(entry.name());
    if (table == null) {
      throw new IllegalArgumentException("data set '" + entry.name() + "' has no reader");
    }
    List<Path> files = store.get(entry, Progress.SILENT);
    Molecules molecules =
        MoleculeNetReader.read(files.get(0), files.get(1), table.smiles(), table.targets());
    Map<String, Split> splits =
        files.size() == 5
            ? Map.of("scaffold", scaffold(molecules, files))
            : Map.of("random", Folds.tenths(molecules.graphs().size(), 0));
    return new GraphDataset(
        entry.name(),
        molecules.graphs(),
        splits,
        MoleculeNetReader.ATOM_VOCABULARY,
        MoleculeNetReader.BOND_VOCABULARY,
        table.targets(),
        table.classes(),
        Datasets.origin(entry));
  }

  private static Split scaffold(Molecules molecules, List<Path> files) {
    Map<Integer, Integer> graphOfRow = new HashMap<>();
    for (int i = 0; i < molecules.rows().size(); i++) {
      graphOfRow.put(molecules.rows().get(i), i);
    }
    int[][] parts = new int[3][];
    for (int p = 0; p < 3; p++) {
      IntList part = new IntList();
      for (int row : IndexReader.all(files.get(2 + p))) {
        Integer graph = graphOfRow.get(row);
        if (graph != null) {
          part.add(graph);
        }
      }
      parts[p] = part.toArray();
    }
    return new Split(parts[0], parts[1], parts[2]);
  }
}
