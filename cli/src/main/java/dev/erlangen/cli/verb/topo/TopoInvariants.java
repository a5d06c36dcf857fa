package dev.erlangen.cli.verb.topo;

import dev.erlangen.cli.Table;
import dev.erlangen.topology.file.ComplexFile;
import dev.erlangen.topology.file.ComplexFile.Named;
import dev.erlangen.topology.file.ComplexFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen topo invariants}. */
@Command(
    name = "invariants",
    description = {
      "Print the exact invariants of complexes: numbers that do not depend on how cells are"
          + " numbered. One complex is explained, several are a line each.",
      "",
      "Files: meshes (.obj, polygons as triangles), graph6 (.g6), SMILES (.smi), cells as text"
          + " (.txt or .edges or .cells) and as JSON (.json); all but JSON may be gzipped. As text, a"
          + " line is one of",
      "  0 1            an edge between two nodes, counted from 0",
      "  face 0 1 2 3   a face: the cycle around it",
      "  cell 0 1 2 3   a face of which only the nodes are known",
      "  nodes 5        how many nodes there are at least",
      "and # begins a comment. JSON has the lists 'edges', 'faces', 'cells' and the number"
          + " 'nodes'."
    },
    footer = {
      "  erlangen topo invariants bunny.obj",
      "  erlangen topo invariants graphs.g6 --lift cliques",
      "  erlangen topo invariants molecules.smi --lift rings --longest 8"
    })
final class TopoInvariants implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Lift lift = new Lift();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of complexes.")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: what the name of the file says.")
  private @Nullable ComplexFormat format;

  @Option(
      names = "--diameters",
      description =
          "Measure diameters however long it takes; without it, complexes above"
              + " 2·10^9 nodes × cells show none.")
  private boolean diameters;

  @Override
  public Integer call() {
    List<Named> all = new ArrayList<>();
    for (Path file : files) {
      ComplexFormat of = format == null ? ComplexFormat.of(file) : format;
      all.addAll(new ComplexFile(of, lift.lifting()).read(file));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (all.size() == 1) {
      out.println(all.get(0).name());
      Invariants.of(all.get(0).complex(), diameters).explain().print(out);
      return 0;
    }
    Table table = Invariants.lines();
    all.forEach(c -> Invariants.of(c.complex(), diameters).line(c.name(), table));
    table.print(out);
    return 0;
  }
}
