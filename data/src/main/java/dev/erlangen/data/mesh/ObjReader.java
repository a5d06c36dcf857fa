package dev.erlangen.data.mesh;

import dev.erlangen.data.io.IntList;
import dev.erlangen.data.io.Numbers;
import dev.erlangen.data.io.TextInput;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads the geometry of Wavefront OBJ: lines {@code v x y z} and {@code f i j k ...}.
 *
 * <p>Face corners may be {@code i}, {@code i/t}, {@code i//n} or {@code i/t/n}; only i counts. It
 * starts at 1, or is negative and counts back from the last vertex so far. A polygon becomes a fan
 * of triangles around its first corner. Every other statement is skipped.
 */
public final class ObjReader {
  private static final int LARGEST_POLYGON = 10_000;

  private ObjReader() {}

  /** Reads the mesh in a file. */
  public static TriangleMesh read(Path file) {
    try (TextInput in = TextInput.open(file)) {
      return read(in);
    }
  }

  /** Reads a mesh from {@code in}. */
  public static TriangleMesh read(TextInput in) {
    double[] vertices = new double[1024];
    int count = 0;
    IntList faces = new IntList();
    while (in.nextNotBlank()) {
      switch (in.word("a statement")) {
        case "v" -> {
          if (3 * (count + 1) > vertices.length) {
            vertices = Arrays.copyOf(vertices, 2 * vertices.length);
          }
          for (int axis = 0; axis < 3; axis++) {
            vertices[3 * count + axis] = in.real("coordinate");
          }
          count++;
        }
        case "f" -> face(in, count, faces);
        default -> {}
      }
    }
    if (count == 0 || faces.size() == 0) {
      throw in.error("a mesh must have vertices and faces, got %d and %d", count, faces.size() / 3);
    }
    return new TriangleMesh(Arrays.copyOf(vertices, 3 * count), faces.toArray());
  }

  private static void face(TextInput in, int vertices, IntList faces) {
    IntList polygon = new IntList();
    while (!in.atEnd()) {
      polygon.add(corner(in, in.word("corner"), vertices));
      if (polygon.size() > LARGEST_POLYGON) {
        throw in.error("a face may have %d corners, got more", LARGEST_POLYGON);
      }
    }
    if (polygon.size() < 3) {
      throw in.error("a face must have at least 3 corners, got %d", polygon.size());
    }
    for (int i = 2; i < polygon.size(); i++) {
      int a = polygon.get(0);
      int b = polygon.get(i - 1);
      int c = polygon.get(i);
      if (a == b || b == c || c == a) {
        throw in.error("a face must not name a vertex twice, got vertex %d again", b == c ? b : a);
      }
      faces.add(a);
      faces.add(b);
      faces.add(c);
    }
  }

  private static int corner(TextInput in, String word, int vertices) {
    int slash = word.indexOf('/');
    String digits = slash < 0 ? word : word.substring(0, slash);
    int index = 0;
    if (digits.matches("-?\\d{1,9}")) {
      index = Integer.parseInt(digits);
    }
    int vertex = index < 0 ? vertices + index : index - 1;
    if (index == 0 || vertex < 0 || vertex >= vertices) {
      throw in.error(
          "a corner must name one of the %d vertices so far, from 1 or from -1 back, got '%s'",
          vertices, Numbers.quote(word));
    }
    return vertex;
  }
}
