package dev.erlangen.topology.homology;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Surfaces made of squares or triangles. */
public final class Surfaces {
  private Surfaces() {}

  /** A ring of k squares; square i joins the rung of the nodes 2i, 2i + 1 to the next one. */
  public static CellComplex cylinder(int k) {
    return strip(k, false);
  }

  /** As {@link #cylinder}, but the last square joins its rung to the first one turned round. */
  public static CellComplex moebius(int k) {
    return strip(k, true);
  }

  private static CellComplex strip(int k, boolean twisted) {
    Check.that(k >= 3, "a strip has at least 3 squares, got %d", k);
    List<int[]> faces = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      int next = 2 * ((i + 1) % k);
      int turned = twisted && i == k - 1 ? 1 : 0;
      faces.add(new int[] {2 * i, next + turned, next + 1 - turned, 2 * i + 1});
    }
    return CellComplex.ofFaces(2 * k, faces);
  }

  /** A torus of r × R squares; the node (i, j) has the number i R + j. */
  public static CellComplex torus(int r, int columns) {
    return grid(r, columns, false);
  }

  /** As {@link #torus}, but going round in j maps i to -i. */
  public static CellComplex kleinBottle(int r, int columns) {
    return grid(r, columns, true);
  }

  private static CellComplex grid(int r, int columns, boolean mirrored) {
    Check.that(
        r >= 3 && columns >= 3, "a grid has at least 3 × 3 squares, got %d × %d", r, columns);
    List<int[]> faces = new ArrayList<>();
    for (int i = 0; i < r; i++) {
      for (int j = 0; j < columns; j++) {
        faces.add(
            new int[] {
              node(i, j, r, columns, mirrored),
              node(i + 1, j, r, columns, mirrored),
              node(i + 1, j + 1, r, columns, mirrored),
              node(i, j + 1, r, columns, mirrored)
            });
      }
    }
    return CellComplex.ofFaces(r * columns, faces);
  }

  private static int node(int i, int j, int r, int columns, boolean mirrored) {
    int row = mirrored && j == columns ? Math.floorMod(-i, r) : i % r;
    return row * columns + j % columns;
  }

  /** The projective plane with 6 nodes and 10 triangles. */
  public static CellComplex projectivePlane() {
    return triangles(6, "012", "023", "034", "045", "051", "124", "235", "341", "452", "513");
  }

  /** The octahedron: 6 nodes, 8 triangles. */
  public static CellComplex octahedron() {
    return triangles(6, "012", "023", "034", "041", "521", "532", "543", "514");
  }

  /** The torus with 7 nodes, in which every two are joined (Möbius, Császár). */
  public static CellComplex smallestTorus() {
    List<int[]> faces = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      faces.add(new int[] {i, (i + 1) % 7, (i + 3) % 7});
    }
    for (int i = 0; i < 7; i++) {
      faces.add(new int[] {i, (i + 2) % 7, (i + 3) % 7});
    }
    return CellComplex.ofFaces(7, faces);
  }

  private static CellComplex triangles(int nodes, String... faces) {
    List<int[]> out = new ArrayList<>();
    for (String f : faces) {
      out.add(f.chars().map(c -> c - '0').toArray());
    }
    return CellComplex.ofFaces(nodes, out);
  }

  /** The complexes beside each other. */
  public static CellComplex union(List<CellComplex> parts) {
    int nodes = 0;
    List<int[]> faces = new ArrayList<>();
    for (CellComplex part : parts) {
      int shift = nodes;
      for (int f = 0; f < part.faces(); f++) {
        faces.add(Arrays.stream(part.face(f)).map(v -> v + shift).toArray());
      }
      nodes += part.nodes();
    }
    return CellComplex.ofFaces(nodes, faces);
  }
}
