package dev.erlangen.bench.zinc;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.io.IntList;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.bytedeco.pytorch.Tensor;

/** The fields of one batch while molecules are added. */
final class BatchColumns {
  private final int eigenvectors;
  private final IntList atoms = new IntList();
  private final IntList source = new IntList();
  private final IntList destination = new IntList();
  private final IntList bonds = new IntList();
  private final IntList sizes = new IntList();
  private final DoubleStream.Builder targets = DoubleStream.builder();
  private final DoubleStream.Builder encoding = DoubleStream.builder();
  private final DoubleStream.Builder vectors = DoubleStream.builder();

  BatchColumns(int eigenvectors) {
    this.eigenvectors = eigenvectors;
  }

  void add(Graph graph, SpectralDecomposition spectrum) {
    int first = atoms.size();
    int n = graph.nodes();
    // The file lists arcs by source; reversed arcs by destination are the same list.
    Graph reversed = graph.reversed();
    for (int e = 0; e < reversed.arcs(); e++) {
      source.add(first + reversed.destination(e));
      destination.add(first + reversed.source(e));
      bonds.add(reversed.arcTypes().get(e, 0));
    }
    for (int v = 0; v < n; v++) {
      atoms.add(graph.nodeTypes().get(v, 0));
      for (int j = 1; j <= eigenvectors; j++) {
        encoding.add(j < n ? spectrum.vector(v, j) : 0);
      }
    }
    sizes.add(n);
    targets.add(graph.targets()[0]);
    Arrays.stream(spectrum.vectors()).forEach(vectors);
  }

  Map<String, Tensor> tensors() {
    Map<String, Tensor> out = new LinkedHashMap<>();
    out.put("x", longs(atoms));
    out.put("edge_src", longs(source));
    out.put("edge_dst", longs(destination));
    out.put("edge_type", longs(bonds));
    out.put("num_nodes", longs(sizes));
    out.put("y", floats(targets, sizes.size(), 1));
    out.put("pos_enc", floats(encoding, atoms.size(), eigenvectors));
    out.put("eigen_vectors_flat", floats(vectors));
    return out;
  }

  private static Tensor longs(IntList values) {
    return Tensors.of(Arrays.stream(values.toArray()).asLongStream().toArray());
  }

  private static Tensor floats(DoubleStream.Builder values, long... shape) {
    double[] all = values.build().toArray();
    float[] narrow = new float[all.length];
    for (int i = 0; i < all.length; i++) {
      narrow[i] = (float) all[i];
    }
    return Tensors.of(narrow, shape);
  }
}
