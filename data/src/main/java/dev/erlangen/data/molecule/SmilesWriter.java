package dev.erlangen.data.molecule;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Writes a molecule with ZINC atom and bond types as kekulised SMILES.
 *
 * <p>The text depends on the numbering of the atoms (it is not canonical) and carries no stereo
 * marks. Reading it back gives the same labelled graph, numbered in the order of the text.
 */
public final class SmilesWriter {
  private static final String[] BOND = {"", "", "=", "#"};

  private final Graph molecule;
  private final int[] closureOf;
  private final boolean[] digitTaken = new boolean[100];
  private final StringBuilder text = new StringBuilder();

  private SmilesWriter(Graph molecule) {
    this.molecule = molecule;
    this.closureOf = new int[molecule.arcs()];
    Arrays.fill(closureOf, -1);
  }

  /** Returns SMILES of the molecule; separate components are joined by dots. */
  public static String write(Graph molecule) {
    Check.that(
        molecule.nodeTypes().columns() == 1 && molecule.arcTypes().columns() == 1,
        "a molecule has one column of atom types and one of bond types, got %d and %d",
        molecule.nodeTypes().columns(),
        molecule.arcTypes().columns());
    SmilesWriter writer = new SmilesWriter(molecule);
    int[] tree = writer.spanningTree();
    for (int root = 0; root < molecule.nodes(); root++) {
      if (tree[root] < 0) {
        writer.text.append(root == 0 ? "" : ".");
        writer.component(root, tree);
      }
    }
    return writer.text.toString();
  }

  /** Depth-first forest: the arc from the parent into each atom, or -1 for a root. */
  private int[] spanningTree() {
    int[] parentArc = new int[molecule.nodes()];
    Arrays.fill(parentArc, -1);
    int[] next = molecule.offsets();
    boolean[] seen = new boolean[molecule.nodes()];
    Deque<Integer> path = new ArrayDeque<>();
    for (int root = 0; root < molecule.nodes(); root++) {
      if (seen[root]) {
        continue;
      }
      seen[root] = true;
      path.push(root);
      while (!path.isEmpty()) {
        int atom = path.peek();
        if (next[atom] == molecule.offset(atom + 1)) {
          path.pop();
          continue;
        }
        int neighbour = molecule.source(next[atom]++);
        if (!seen[neighbour]) {
          seen[neighbour] = true;
          parentArc[neighbour] = molecule.arc(atom, neighbour);
          path.push(neighbour);
        }
      }
    }
    return parentArc;
  }

  /** Writes the component of {@code root}; negative entries of the stack stand for brackets. */
  private void component(int root, int[] parentArc) {
    Deque<Integer> stack = new ArrayDeque<>();
    stack.push(root);
    while (!stack.isEmpty()) {
      int atom = stack.pop();
      if (atom < 0) {
        text.append(atom == -1 ? '(' : ')');
        continue;
      }
      if (parentArc[atom] >= 0) {
        text.append(BOND[order(parentArc[atom])]);
      }
      atom(atom);
      closures(atom, parentArc);
      boolean last = true;
      for (int e = molecule.offset(atom); e < molecule.offset(atom + 1); e++) {
        int child = molecule.source(e);
        if (parentArc[child] >= 0 && molecule.source(parentArc[child]) == atom) {
          if (last) {
            stack.push(child);
          } else {
            stack.push(-2);
            stack.push(child);
            stack.push(-1);
          }
          last = false;
        }
      }
    }
  }

  private void closures(int atom, int[] parentArc) {
    for (int e = molecule.offset(atom); e < molecule.offset(atom + 1); e++) {
      int other = molecule.source(e);
      if (parentArc[atom] == e
          || (parentArc[other] >= 0 && molecule.source(parentArc[other]) == atom)) {
        continue;
      }
      int opposite = molecule.arc(atom, other);
      if (closureOf[opposite] >= 0) {
        digit(closureOf[opposite]);
        digitTaken[closureOf[opposite]] = false;
      } else {
        closureOf[e] = freeDigit();
        text.append(BOND[order(e)]);
        digit(closureOf[e]);
      }
    }
  }

  private int freeDigit() {
    for (int digit = 1; digit < digitTaken.length; digit++) {
      if (!digitTaken[digit]) {
        digitTaken[digit] = true;
        return digit;
      }
    }
    throw new IllegalArgumentException("SMILES can hold 99 open rings, this molecule has more");
  }

  private void digit(int digit) {
    text.append(digit < 10 ? "" : "%").append(digit);
  }

  private void atom(int atom) {
    AtomType type = AtomType.of(molecule.nodeTypes().get(atom, 0));
    if (type.implicitHydrogens()) {
      text.append(type.element());
      return;
    }
    text.append('[').append(type.element());
    if (type.hydrogens() > 0) {
      text.append('H').append(type.hydrogens() > 1 ? String.valueOf(type.hydrogens()) : "");
    }
    text.append(type.charge() > 0 ? "+" : type.charge() < 0 ? "-" : "").append(']');
  }

  private int order(int arc) {
    int order = molecule.arcTypes().get(arc, 0);
    Check.between("bond type", order, 1, 3);
    return order;
  }
}
