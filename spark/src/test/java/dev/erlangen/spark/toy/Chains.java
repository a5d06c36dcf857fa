package dev.erlangen.spark.toy;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.molecule.MoleculeParser;
import java.util.stream.IntStream;

/** Chains of carbon: {@code CCC} is a path of three nodes. */
public final class Chains implements MoleculeParser {
  @Override
  public Graph parse(String smiles) {
    Check.that(smiles.matches("C+"), "'%s' is not a chain of C", smiles);
    int bonds = smiles.length() - 1;
    return Graph.undirected(
        smiles.length(),
        IntStream.range(0, bonds).toArray(),
        IntStream.rangeClosed(1, bonds).toArray());
  }
}
