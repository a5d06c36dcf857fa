package dev.erlangen.data.mesh;

import dev.erlangen.core.Check;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads the geometry of a Wavefront OBJ file: {@code v x y z} and {@code f a b c …} with numbers
 * from 1 or, counted from the end, from -1, each possibly followed by {@code /…}. Polygons become
 * fans of triangles; everything else is passed over.
 */
public final class ObjReader {
  private final Path file;
  private double[] points = new double[1024];
  private int pointCount;
  private int[] triangles = new int[1024];
  private int cornerCount;
  private int line;

  private ObjReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a mesh.
   *
   * @throws IllegalArgumentException naming the line, if the file is not such a mesh
   */
  public static TriangleMesh read(Path file) {
    ObjReader reader = new ObjReader(file);
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        reader.line++;
        reader.take(text.strip().split("\\s+"));
      }
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(file + " is not a text file", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Check.that(reader.cornerCount > 0, "%s has no faces", file);
    return new TriangleMesh(
        Arrays.copyOf(reader.points, reader.pointCount),
        Arrays.copyOf(reader.triangles, reader.cornerCount));
  }

  private void take(String[] words) {
    if (words[0].equals("v")) {
      Check.that(words.length >= 4, "%s, line %d: a vertex needs 3 coordinates", file, line);
      for (int axis = 1; axis <= 3; axis++) {
        points = grown(points, pointCount);
        points[pointCount++] = number(words[axis]);
      }
    } else if (words[0].equals("f")) {
      Check.that(words.length >= 4, "%s, line %d: a face needs 3 vertices", file, line);
      int first = vertex(words[1]);
      for (int c = 2; c + 1 < words.length; c++) {
        triangle(first, vertex(words[c]), vertex(words[c + 1]));
      }
    }
  }

  private void triangle(int a, int b, int c) {
    triangles =
        triangles.length < cornerCount + 3
            ? Arrays.copyOf(triangles, 2 * triangles.length)
            : triangles;
    triangles[cornerCount++] = a;
    triangles[cornerCount++] = b;
    triangles[cornerCount++] = c;
  }

  private int vertex(String word) {
    int slash = word.indexOf('/');
    int number;
    try {
      number = Integer.parseInt(slash < 0 ? word : word.substring(0, slash));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s, line %d: '%s' is not a vertex number".formatted(file, line, word), e);
    }
    int vertices = pointCount / 3;
    int index = number < 0 ? vertices + number : number - 1;
    Check.that(
        index >= 0 && index < vertices,
        "%s, line %d: vertex %d, but only %d vertices were given before",
        file,
        line,
        number,
        vertices);
    return index;
  }

  private double number(String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s, line %d: '%s' is not a number".formatted(file, line, word), e);
    }
  }

  private static double[] grown(double[] values, int count) {
    return count < values.length ? values : Arrays.copyOf(values, 2 * values.length);
  }
}
