package dev.erlangen.topology.file;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.io.TextInput;
import dev.erlangen.data.mesh.ObjReader;
import dev.erlangen.data.mesh.TriangleMesh;
import dev.erlangen.data.molecule.MoleculeParser;
import dev.erlangen.data.reader.Graph6;
import dev.erlangen.topology.homology.CellComplex;
import dev.erlangen.topology.lifting.Lifting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the complexes of a file.
 *
 * @param format what it holds
 * @param lifting makes faces where the file has none: cycles or cliques of a graph
 */
public record ComplexFile(ComplexFormat format, Optional<Lifting> lifting) {
  private static final int MOST_COMPLEXES = 100_000;

  /**
   * A complex and what it is called.
   *
   * @param name the file's, or the name or number of the line
   */
  public record Named(String name, CellComplex complex) {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming the file and the place in it, if it is not what it
   *     should be or too large
   */
  public List<Named> read(Path file) {
    Check.that(Files.isRegularFile(file), "no such file: %s", file);
    try {
      return complexes(file);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw message.contains(file.toString())
          ? e
          : new IllegalArgumentException(file + ": " + message, e);
    }
  }

  private List<Named> complexes(Path file) {
    String name = String.valueOf(file.getFileName());
    return switch (format) {
      case OBJ -> List.of(new Named(name, mesh(ObjReader.read(file))));
      case TEXT -> List.of(new Named(name, drafted(CellText.read(file))));
      case JSON -> List.of(new Named(name, drafted(CellJson.read(file))));
      case GRAPH6 -> {
        List<Graph> graphs = Graph6.read(file);
        Check.that(!graphs.isEmpty(), "there is no graph in it");
        bounded(graphs.size());
        List<Named> out = new ArrayList<>();
        for (int i = 0; i < graphs.size(); i++) {
          String own = graphs.size() == 1 ? name : name + ":" + (i + 1);
          out.add(new Named(own, lifted(graphs.get(i))));
        }
        yield out;
      }
      case SMILES -> molecules(file);
    };
  }

  private List<Named> molecules(Path file) {
    MoleculeParser parser = MoleculeParser.require();
    List<Named> out = new ArrayList<>();
    try (TextInput in = TextInput.open(file)) {
      while (in.nextNotBlank()) {
        String smiles = in.word("SMILES");
        String name = in.atEnd() ? smiles : in.word("name");
        bounded(out.size() + 1);
        try {
          out.add(new Named(name, lifted(parser.parse(smiles))));
        } catch (IllegalArgumentException e) {
          throw in.error("%s", String.valueOf(e.getMessage()));
        }
      }
    }
    Check.that(!out.isEmpty(), "there is no molecule in it");
    return out;
  }

  private static void bounded(int count) {
    Check.that(
        count <= MOST_COMPLEXES, "a file may hold %d complexes here, got more", MOST_COMPLEXES);
  }

  private CellComplex mesh(TriangleMesh whole) {
    Check.that(lifting.isEmpty(), "a mesh has its faces already; lifting is for graphs");
    TriangleMesh mesh = whole.withoutUnusedVertices();
    ComplexDraft out = new ComplexDraft();
    out.nodes(mesh.vertexCount());
    for (int f = 0; f < mesh.triangleCount(); f++) {
      out.face(new int[] {mesh.corner(f, 0), mesh.corner(f, 1), mesh.corner(f, 2)});
    }
    return out.complex();
  }

  private CellComplex drafted(ComplexDraft draft) {
    if (lifting.isEmpty()) {
      return draft.complex();
    }
    Check.that(!draft.hasFaces(), "it has its faces already; lifting is for graphs");
    return lifted(draft.graph());
  }

  private CellComplex lifted(Graph graph) {
    return lifting.map(l -> l.of(graph).rings()).orElseGet(() -> CellComplex.ofGraph(graph));
  }
}
