package dev.erlangen.data.molecule;

import dev.erlangen.data.graph.Graph;
import java.util.Optional;
import java.util.ServiceLoader;

/** A service that draws molecules as small self-contained SVG. */
public interface MoleculeDrawer {
  /**
   * Returns an {@code <svg>} element that shows {@code molecule}, a graph with {@link AtomType} and
   * {@link BondType} numbers, at {@code width} x {@code height} pixels. The text needs no style
   * sheet, script or font file.
   *
   * @throws IllegalArgumentException if the graph is not such a molecule
   */
  String draw(Graph molecule, int width, int height);

  /** Returns the drawer on the class path, if there is one. */
  static Optional<MoleculeDrawer> find() {
    return ServiceLoader.load(MoleculeDrawer.class).findFirst();
  }
}
