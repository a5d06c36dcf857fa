package dev.erlangen.data.mesh;

import java.util.Arrays;

/** The edges of a triangle mesh, each once, sorted. */
public final class MeshEdges {
  private final int[] ends;
  private final int eulerCharacteristic;

  private MeshEdges(int[] ends, int eulerCharacteristic) {
    this.ends = ends;
    this.eulerCharacteristic = eulerCharacteristic;
  }

  /** Returns the edges of {@code mesh}. */
  public static MeshEdges of(TriangleMesh mesh) {
    int[] triangles = mesh.triangles();
    boolean[] used = new boolean[mesh.vertexCount()];
    long[] keys = new long[triangles.length];
    for (int i = 0; i < triangles.length; i++) {
      int a = triangles[i];
      int b = triangles[i % 3 == 2 ? i - 2 : i + 1];
      keys[i] = (long) Math.min(a, b) << 32 | Math.max(a, b);
      used[a] = true;
    }
    Arrays.sort(keys);
    int[] ends = new int[2 * keys.length];
    int size = 0;
    for (int i = 0; i < keys.length; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        ends[size++] = (int) (keys[i] >>> 32);
        ends[size++] = (int) keys[i];
      }
    }
    int vertices = 0;
    for (boolean isUsed : used) {
      vertices += isUsed ? 1 : 0;
    }
    return new MeshEdges(Arrays.copyOf(ends, size), vertices - size / 2 + mesh.triangleCount());
  }

  /** Number of edges. */
  public int count() {
    return ends.length / 2;
  }

  /** The smaller end of {@code edge}. */
  public int first(int edge) {
    return ends[2 * edge];
  }

  /** The larger end of {@code edge}. */
  public int second(int edge) {
    return ends[2 * edge + 1];
  }

  /** Euler characteristic V - E + F, over the vertices that a triangle uses. */
  public int eulerCharacteristic() {
    return eulerCharacteristic;
  }
}
