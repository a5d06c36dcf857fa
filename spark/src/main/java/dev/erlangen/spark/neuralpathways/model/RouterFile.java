package dev.erlangen.spark.neuralpathways.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.data.FeatureMap;
import dev.erlangen.spark.neuralpathways.data.Pca;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Scaling;
import dev.erlangen.spark.neuralpathways.data.Standardise;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import dev.erlangen.spark.neuralpathways.tree.TreeShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The router on disk: {@code prototypes} (nodes, d) float32, {@code tree_parent} (nodes), {@code
 * scaling.mean}, {@code scaling.std}, {@code components} (d, n) for principal components, {@code
 * target.mean}, {@code target.std}.
 */
final class RouterFile {
  private RouterFile() {}

  static void write(Path file, Assembled model) throws IOException {
    RowReader reader = model.reader();
    RoutingTree tree = model.tree();
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> out = new LinkedHashMap<>();
      double[] prototypes = tree.prototypes();
      float[] single = new float[prototypes.length];
      for (int i = 0; i < single.length; i++) {
        single[i] = (float) prototypes[i];
      }
      out.put("prototypes", Tensors.of(single, tree.shape().nodes(), tree.dimension()));
      out.put(
          "tree_parent",
          Tensors.of(Arrays.stream(tree.shape().parents()).asLongStream().toArray()));
      if (reader.features() instanceof Standardise s) {
        put(out, "scaling", s.scaling());
      } else if (reader.features() instanceof Pca pca) {
        put(out, "scaling", pca.scaling());
        long n = pca.scaling().mean().length;
        out.put("components", Tensors.of(pca.components(), pca.dimension(), n));
      }
      put(out, "target", reader.target());
      SafeTensors.write(file, out, Map.of("format", "pt"));
    }
  }

  private static void put(Map<String, Tensor> out, String name, Scaling scaling) {
    out.put(name + ".mean", Tensors.of(scaling.mean()));
    out.put(name + ".std", Tensors.of(scaling.std()));
  }

  /** The router and how rows are read. */
  record Content(RoutingTree tree, RowReader reader) {}

  /**
   * Reads a router.
   *
   * @param embedding what the model routes by, if the user brings it
   */
  static Content read(Path file, Manifest manifest, @Nullable FeatureMap embedding)
      throws IOException {
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> in = SafeTensors.read(file);
      int n = manifest.columns().size();
      int d = manifest.dimension();
      long[] parent = Tensors.longs(get(file, in, "tree_parent", manifest.nodes()));
      TreeShape shape = new TreeShape(Arrays.stream(parent).mapToInt(Math::toIntExact).toArray());
      double[] prototypes = Tensors.doubles(get(file, in, "prototypes", manifest.nodes(), d));
      FeatureMap map = map(file, in, manifest, embedding, n);
      Check.that(
          map.dimension() == d,
          "%s routes by %d features, but %s gives %d",
          file,
          d,
          map.name(),
          map.dimension());
      int targets = manifest.task() == Task.REGRESSION ? manifest.outputs().size() : 1;
      RowReader reader =
          new RowReader(
              manifest.task(),
              manifest.outputs().size(),
              map,
              manifest.routed(),
              scaling(file, in, "target", targets));
      return new Content(new RoutingTree(shape, d, prototypes), reader);
    }
  }

  private static FeatureMap map(
      Path file, Map<String, Tensor> in, Manifest m, @Nullable FeatureMap embedding, int n) {
    return switch (m.map()) {
      case "standardise" -> new Standardise(scaling(file, in, "scaling", n));
      case "pca" ->
          new Pca(
              scaling(file, in, "scaling", n),
              m.dimension(),
              Tensors.doubles(get(file, in, "components", m.dimension(), n)));
      default -> {
        Check.that(
            embedding != null && embedding.name().equals(m.map()),
            "%s routes by '%s', which is not stored with it: open it with that feature map",
            file,
            m.map());
        yield embedding;
      }
    };
  }

  private static Scaling scaling(Path file, Map<String, Tensor> in, String name, int n) {
    return new Scaling(
        Tensors.doubles(get(file, in, name + ".mean", n)),
        Tensors.doubles(get(file, in, name + ".std", n)));
  }

  private static Tensor get(Path file, Map<String, Tensor> in, String name, long... shape) {
    Tensor t = in.get(name);
    Check.that(t != null, "%s has no tensor '%s'", file, name);
    Check.that(
        Arrays.equals(t.shape(), shape),
        "%s: '%s' must have shape %s, got %s",
        file,
        name,
        Arrays.toString(shape),
        Tensors.shape(t));
    return t;
  }
}
