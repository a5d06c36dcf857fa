package dev.erlangen.data;

import dev.erlangen.core.Check;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import dev.erlangen.data.catalog.Progress;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.data.graph.NodeDataset;
import dev.erlangen.data.graph.Origin;
import dev.erlangen.data.image.ImageSet;
import dev.erlangen.data.mesh.ObjReader;
import dev.erlangen.data.mesh.TriangleMesh;
import dev.erlangen.data.molecule.EmbeddedMolecules;
import dev.erlangen.data.reader.Graph6;
import dev.erlangen.data.reader.PlanetoidReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Data sets by name, verified and parsed.
 *
 * <p>Names are those of {@link Catalog#standard()}; {@code tu:NAME} is any data set of the TU
 * collection in its official format.
 *
 * @param store where the files come from
 * @param progress hears of downloads
 */
public record Datasets(DataStore store, Progress progress) {
  private static final String TU = "tu:";

  /** Returns the data sets that the environment describes, downloading in silence. */
  public static Datasets standard() {
    return new Datasets(DataStore.standard(), Progress.SILENT);
  }

  /** Returns the set of graphs called {@code name}. */
  public GraphDataset graphs(String name) {
    if (name.equals(EmbeddedMolecules.NAME)) {
      return EmbeddedMolecules.DEFAULT.create();
    }
    GraphSets sets = new GraphSets(store, progress);
    if (name.startsWith(TU)) {
      return sets.tu(name.substring(TU.length()));
    }
    Entry entry = entry(name, "graphs");
    store.get(entry, progress);
    return switch (name) {
      case "zinc" -> sets.zinc(entry);
      case "csl" -> sets.csl(entry);
      case "exp", "cexp" -> sets.pairs(entry);
      default ->
          entry.files().get(0).path().startsWith("tu/")
              ? sets.folds(entry)
              : new MoleculeNetSets(store).load(entry);
    };
  }

  /** Returns the graph with labelled nodes called {@code name}. */
  public NodeDataset nodes(String name) {
    Entry entry = entry(name, "nodes");
    return PlanetoidReader.read(store.get(entry, progress).get(0), name, origin(entry));
  }

  /** Returns the list of plain graphs called {@code name}, stored as graph6. */
  public List<Graph> plain(String name) {
    return Graph6.read(store.get(entry(name, "graph6"), progress).get(0));
  }

  /** Returns the mesh called {@code name}. */
  public TriangleMesh mesh(String name) {
    return ObjReader.read(store.get(entry(name, "mesh"), progress).get(0));
  }

  /** Returns the verified folder or file of the low-rank adapter called {@code name}. */
  public Path adapter(String name) {
    List<Path> files = store.get(entry(name, "adapter"), progress);
    Path first = files.get(0);
    return files.size() == 1 ? first : Objects.requireNonNull(first.getParent());
  }

  /** Returns the images called {@code name}. */
  public ImageSet images(String name) {
    Entry entry = entry(name, "images");
    ImageSets sets = new ImageSets(store, progress);
    PackedImages packed = new PackedImages(store, progress);
    return switch (name) {
      case "cifar10" -> sets.cifar10(entry);
      case "cifar100" -> packed.cifar100(entry);
      case "stl10" -> packed.stl10(entry);
      default -> sets.digits(entry);
    };
  }

  /** Returns the verified file of one split (train, val or test) of the jets {@code name}. */
  public Path jets(String name, String split) {
    Entry entry = entry(name, "jets");
    return store.get(entry, entry.file("/" + split + ".h5"), progress);
  }

  static Origin origin(Entry entry) {
    return new Origin(entry.homepage(), entry.licence(), entry.citation());
  }

  private static Entry entry(String name, String kind) {
    Entry entry = Catalog.standard().entry(name);
    Check.that(
        entry.kind().equals(kind),
        "data set '%s' is of kind %s, wanted is %s",
        name,
        entry.kind(),
        kind);
    return entry;
  }
}
