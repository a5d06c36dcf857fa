package dev.erlangen.data.reader;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.data.graph.NodeDataset;
import dev.erlangen.data.graph.Origin;
import dev.erlangen.data.graph.RealTable;
import dev.erlangen.data.graph.Split;
import dev.erlangen.data.io.Npz;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads a Planetoid citation network from an npz archive with {@code edge_index} (2, arcs), {@code
 * y}, {@code train_idx}, {@code val_idx}, {@code test_idx}, {@code num_nodes}, {@code
 * num_features}, {@code num_classes} and the features in CSR form ({@code x_indptr}, {@code
 * x_indices}, {@code x_data}).
 *
 * <p>The files that the authors published are Python 2 pickles, which run code when opened; they
 * are refused with a hint.
 */
public final class PlanetoidReader {
  private static final int MOST_NODES = 50_000_000;

  private PlanetoidReader() {}

  /** Reads the network in {@code file} as the data set called {@code name}. */
  public static NodeDataset read(Path file, String name, Origin origin) {
    String fileName = String.valueOf(file.getFileName());
    Check.that(
        fileName.endsWith(".npz"),
        "%s: Planetoid is read from .npz; the published pickles (ind.<name>.x and so on) must be"
            + " converted in Python first",
        file);
    try (Npz npz = Npz.open(file)) {
      int nodes = count(npz, file, "num_nodes", MOST_NODES);
      int features = count(npz, file, "num_features", 10_000_000);
      int classes = count(npz, file, "num_classes", 1_000_000);
      int[] ends = npz.get("edge_index").expect(2, -1).ints();
      int arcs = ends.length / 2;
      int[] labels = npz.get("y").expect(nodes).ints();
      Graph graph =
          Graph.directed(
                  nodes,
                  Arrays.copyOfRange(ends, 0, arcs),
                  Arrays.copyOfRange(ends, arcs, 2 * arcs))
              .withNodeFeatures(features(npz, file, nodes, features));
      Split split =
          new Split(
              npz.get("train_idx").expect(-1).ints(),
              npz.get("val_idx").expect(-1).ints(),
              npz.get("test_idx").expect(-1).ints());
      return new NodeDataset(
          name, graph, IntTable.column(labels), classes, Map.of("public", split), origin);
    } catch (IllegalArgumentException e) {
      throw In.file(file, e);
    }
  }

  private static int count(Npz npz, Path file, String key, int most) {
    int[] value = npz.get(key).expect(1).ints();
    return (int) Check.between(key + " of " + file, value[0], 1, most);
  }

  private static RealTable features(Npz npz, Path file, int nodes, int features) {
    int[] pointers = npz.get("x_indptr").expect(nodes + 1).ints();
    int[] columns = npz.get("x_indices").expect(-1).ints();
    float[] values = npz.get("x_data").expect(columns.length).floats();
    Check.that(
        pointers[0] == 0 && pointers[nodes] == columns.length,
        "%s: x_indptr must run from 0 to %d, got %d to %d",
        file,
        columns.length,
        pointers[0],
        pointers[nodes]);
    long size = (long) nodes * features;
    Check.that(
        size <= 1 << 28 && size <= Runtime.getRuntime().maxMemory() / 16,
        "%s: %d x %d dense features do not fit the memory",
        file,
        nodes,
        features);
    float[] dense = new float[(int) size];
    for (int node = 0; node < nodes; node++) {
      Check.that(
          pointers[node] <= pointers[node + 1] && pointers[node + 1] <= columns.length,
          "%s: x_indptr must not fall, but does at node %d",
          file,
          node);
      for (int i = pointers[node]; i < pointers[node + 1]; i++) {
        if (columns[i] < 0 || columns[i] >= features || !Float.isFinite(values[i])) {
          throw new IllegalArgumentException(
              "%s: entry %d must be a finite value in a column of [0, %d], got %s in column %d"
                  .formatted(file, i, features - 1, values[i], columns[i]));
        }
        dense[node * features + columns[i]] = values[i];
      }
    }
    return RealTable.wrap(nodes, features, dense);
  }
}
