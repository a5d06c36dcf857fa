package dev.erlangen.chem;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.molecule.AtomType;
import javax.vecmath.Point2d;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.layout.StructureDiagramGenerator;
import org.openscience.cdk.silent.SilentChemObjectBuilder;

/** Plane coordinates of the atoms of a molecule, and the length of a typical bond. */
final class Placement {
  private static final int MOST_ATOMS = 400;

  private final double[] xy;
  private final double scale;

  private Placement(double[] xy, double scale) {
    this.xy = xy;
    this.scale = scale;
  }

  /** Lays the molecule out in units of the toolkit. */
  static Placement of(Graph molecule) {
    int atoms = molecule.nodes();
    Check.that(atoms <= MOST_ATOMS, "a drawing shows at most %d atoms, got %d", MOST_ATOMS, atoms);
    IAtomContainer container = SilentChemObjectBuilder.getInstance().newAtomContainer();
    for (int a = 0; a < atoms; a++) {
      IAtom atom = container.newAtom();
      atom.setSymbol(AtomType.of(molecule.nodeTypes().get(a, 0)).element());
      atom.setImplicitHydrogenCount(0);
    }
    IBond.Order[] orders = {IBond.Order.SINGLE, IBond.Order.DOUBLE, IBond.Order.TRIPLE};
    for (int e = 0; e < molecule.arcs(); e++) {
      if (molecule.source(e) < molecule.destination(e)) {
        container.addBond(
            molecule.source(e), molecule.destination(e), orders[molecule.arcTypes().get(e, 0) - 1]);
      }
    }
    StructureDiagramGenerator generator = new StructureDiagramGenerator();
    try {
      generator.generateCoordinates(container);
    } catch (CDKException e) {
      throw new IllegalArgumentException("this molecule cannot be drawn: " + e.getMessage(), e);
    }
    double[] xy = new double[2 * atoms];
    for (int a = 0; a < atoms; a++) {
      Point2d point = container.getAtom(a).getPoint2d();
      xy[2 * a] = point.x;
      xy[2 * a + 1] = point.y;
    }
    return new Placement(xy, generator.getBondLength());
  }

  /**
   * Moves and scales everything into the middle of a picture, bonds at most {@code longestBond}
   * long; y then points down.
   */
  Placement fitted(double width, double height, double margin, double longestBond) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int i = 0; i < xy.length; i++) {
      low[i & 1] = Math.min(low[i & 1], xy[i]);
      high[i & 1] = Math.max(high[i & 1], xy[i]);
    }
    double fit =
        Math.min(
            (width - 2 * margin) / Math.max(1e-9, high[0] - low[0]),
            (height - 2 * margin) / Math.max(1e-9, high[1] - low[1]));
    double factor = Math.min(fit, longestBond / scale);
    double[] fitted = new double[xy.length];
    for (int i = 0; i < xy.length; i += 2) {
      fitted[i] = width / 2 + factor * (xy[i] - (low[0] + high[0]) / 2);
      fitted[i + 1] = height / 2 - factor * (xy[i + 1] - (low[1] + high[1]) / 2);
    }
    return new Placement(fitted, scale * factor);
  }

  double x(int atom) {
    return xy[2 * atom];
  }

  double y(int atom) {
    return xy[2 * atom + 1];
  }

  double scale() {
    return scale;
  }

  Stroke stroke(int from, int to) {
    return new Stroke(x(from), y(from), x(to), y(to));
  }
}
