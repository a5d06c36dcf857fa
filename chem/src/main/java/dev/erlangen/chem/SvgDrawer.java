package dev.erlangen.chem;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.molecule.AtomType;
import dev.erlangen.data.molecule.MoleculeDrawer;
import dev.erlangen.data.molecule.SmilesWriter;
import dev.erlangen.data.molecule.Valence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws molecules as SVG: skeletal formula, plane coordinates from the toolkit's diagram generator,
 * lines and labels of its own. Bonds take the colour of the surrounding text.
 */
public final class SvgDrawer implements MoleculeDrawer {
  private static final double MARGIN = 24;
  private static final double LONGEST_BOND = 32;

  /** Creates a drawer; also done by the service loader. */
  public SvgDrawer() {}

  @Override
  public String draw(Graph molecule, int width, int height) {
    Check.between("width of a drawing", width, 40, 4000);
    Check.between("height of a drawing", height, 40, 4000);
    Valence.check(molecule);
    Placement placed = Placement.of(molecule).fitted(width, height, MARGIN, LONGEST_BOND);
    StringBuilder svg = new StringBuilder(1 << 10);
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\"><title>%s</title>",
            width,
            height,
            width,
            height,
            SmilesWriter.write(molecule)));
    svg.append("<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.4\"");
    svg.append(" stroke-linecap=\"round\" d=\"");
    bonds(molecule, placed).forEach(svg::append);
    svg.append("\"/><g font-family=\"sans-serif\" font-size=\"");
    svg.append(number(fontSize(placed))).append("\">");
    for (int atom = 0; atom < molecule.nodes(); atom++) {
      if (isLabelled(molecule, atom)) {
        label(svg, molecule, atom, placed);
      }
    }
    return svg.append("</g></svg>").toString();
  }

  private static List<String> bonds(Graph molecule, Placement placed) {
    List<String> lines = new ArrayList<>();
    for (int e = 0; e < molecule.arcs(); e++) {
      int u = molecule.source(e);
      int v = molecule.destination(e);
      if (u < v) {
        Stroke bond =
            placed.stroke(u, v).shortened(gap(molecule, u, placed), gap(molecule, v, placed));
        double apart = placed.scale() * .12;
        switch (molecule.arcTypes().get(e, 0)) {
          case 1 -> lines.add(bond.path());
          case 2 -> {
            double side = side(molecule, u, v, placed);
            if (side == 0) {
              lines.add(bond.moved(apart / 2).path());
              lines.add(bond.moved(-apart / 2).path());
            } else {
              lines.add(bond.path());
              lines.add(bond.shortened(apart * .8, apart * .8).moved(side * apart * 1.2).path());
            }
          }
          default -> {
            lines.add(bond.path());
            lines.add(bond.moved(apart).path());
            lines.add(bond.moved(-apart).path());
          }
        }
      }
    }
    return lines;
  }

  /** The side of the bond on which more neighbours lie, +1 or -1; 0 at a free end. */
  private static double side(Graph molecule, int u, int v, Placement placed) {
    if (molecule.inDegree(u) == 1 || molecule.inDegree(v) == 1) {
      return 0;
    }
    double sum = 0;
    for (int end : new int[] {u, v}) {
      for (int e = molecule.offset(end); e < molecule.offset(end + 1); e++) {
        int other = molecule.source(e);
        if (other != u && other != v) {
          sum += Math.signum(placed.stroke(u, v).offset(placed.x(other), placed.y(other)));
        }
      }
    }
    return sum >= 0 ? 1 : -1;
  }

  private static double gap(Graph molecule, int atom, Placement placed) {
    return isLabelled(molecule, atom) ? placed.scale() * .26 : 0;
  }

  private static boolean isLabelled(Graph molecule, int atom) {
    AtomType type = type(molecule, atom);
    return !type.element().equals("C") || type.charge() != 0 || molecule.inDegree(atom) == 0;
  }

  /** Writes the element centred on the atom, its hydrogens on the side away from the bonds. */
  private static void label(StringBuilder svg, Graph molecule, int atom, Placement placed) {
    AtomType type = type(molecule, atom);
    int hydrogens = Valence.hydrogens(type, Valence.bonds(molecule, atom));
    double pull = 0;
    for (int e = molecule.offset(atom); e < molecule.offset(atom + 1); e++) {
      pull += placed.x(molecule.source(e)) - placed.x(atom);
    }
    boolean leftwards = hydrogens > 0 && pull > 0;
    double half = fontSize(placed) * (type.element().length() == 1 ? .36 : .5);
    svg.append("<text x=\"").append(number(placed.x(atom) + (leftwards ? half : -half)));
    svg.append("\" y=\"").append(number(placed.y(atom) + .35 * fontSize(placed)));
    svg.append("\" text-anchor=\"").append(leftwards ? "end" : "start");
    svg.append("\" fill=\"").append(colour(type.element())).append("\">");
    String charge = type.charge() == 0 ? "" : shifted(-.45, type.charge() > 0 ? "+" : "\u2212");
    String count = hydrogens > 1 ? shifted(.25, String.valueOf(hydrogens)) : "";
    String atoms = hydrogens == 0 ? "" : "H" + count;
    svg.append(leftwards ? atoms + type.element() + charge : type.element() + atoms + charge);
    svg.append("</text>");
  }

  /** A small character above or below the line, and an empty one that leads back to it. */
  private static String shifted(double em, String text) {
    String back = String.format(Locale.ROOT, "<tspan dy=\"%.2fem\">&#8203;</tspan>", -em * .7);
    return String.format(
        Locale.ROOT, "<tspan font-size=\"70%%\" dy=\"%.2fem\">%s</tspan>%s", em, text, back);
  }

  private static double fontSize(Placement placed) {
    return Math.max(7, placed.scale() * .42);
  }

  private static String colour(String element) {
    return switch (element) {
      case "O" -> "#d6312b";
      case "N" -> "#3b5bdb";
      case "S" -> "#a67c00";
      case "P" -> "#c2620a";
      case "F", "Cl" -> "#2b8a3e";
      case "Br" -> "#9c3d12";
      case "I" -> "#862e9c";
      default -> "currentColor";
    };
  }

  private static AtomType type(Graph molecule, int atom) {
    return AtomType.of(molecule.nodeTypes().get(atom, 0));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
