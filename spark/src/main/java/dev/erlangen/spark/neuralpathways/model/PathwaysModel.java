package dev.erlangen.spark.neuralpathways.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.AtomicFile;
import dev.erlangen.data.io.Sha256;
import dev.erlangen.spark.neuralpathways.data.FeatureMap;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec.Slot;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A trained model in a folder, of which only the router is in memory.
 *
 * @param folder where the files are
 * @param manifest what they are
 * @param tree the router
 * @param reader what rows are routed by and what experts read
 */
public record PathwaysModel(Path folder, Manifest manifest, RoutingTree tree, RowReader reader) {
  private static final String ROUTER = "router.safetensors";

  /**
   * Writes a model: {@code manifest.json}, {@code router.safetensors}, {@code
   * experts/<leaf>.safetensors}. The manifest comes last, so a folder with a manifest is complete.
   *
   * @param columns names of the features
   * @param outputs names of the outputs or classes
   */
  public static PathwaysModel save(
      Assembled model, Path folder, List<String> columns, List<String> outputs) {
    int inputs = model.reader().inputs(columns.size());
    Check.that(
        outputs.size() == model.reader().outputs(),
        "%d outputs need as many names, got %s",
        model.reader().outputs(),
        outputs);
    List<Slot> slots = model.spec().slots(inputs, outputs.size());
    SortedMap<Integer, Manifest.Entry> entries = new TreeMap<>();
    try {
      for (int leaf : model.tree().shape().leaves()) {
        ExpertData data = Objects.requireNonNull(model.experts().get(leaf));
        Path file = ExpertFile.of(folder, leaf);
        ExpertFile.write(file, slots, data);
        entries.put(leaf, new Manifest.Entry(Sha256.of(file), data.rows(), data.loss()));
      }
      RouterFile.write(folder.resolve(ROUTER), model);
      Manifest manifest =
          new Manifest(
              model.reader().task(),
              columns,
              outputs,
              model.spec(),
              model.reader().features().name(),
              model.reader().routed(),
              model.tree().shape().nodes(),
              model.tree().dimension(),
              Sha256.of(folder.resolve(ROUTER)),
              entries);
      byte[] bytes = manifest.bytes();
      AtomicFile.write(
          folder.resolve(Manifest.FILE),
          channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
              channel.write(buffer);
            }
          });
      return new PathwaysModel(folder, manifest, model.tree(), model.reader());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the model to " + folder, e);
    }
  }

  /** Opens a model that routes by its stored features. */
  public static PathwaysModel open(Path folder) {
    return open(folder, null);
  }

  /**
   * Opens a model: reads manifest and router; experts are read when they are needed.
   *
   * @param embedding the feature map that it routes by, if that is not stored with it
   * @throws IllegalArgumentException if a file is missing or is not what the manifest says
   */
  public static PathwaysModel open(Path folder, @Nullable FeatureMap embedding) {
    try {
      Manifest manifest = Manifest.read(folder.resolve(Manifest.FILE));
      Path router = folder.resolve(ROUTER);
      Check.that(Files.isRegularFile(router), "%s is missing", router);
      verify(router, Sha256.of(router), manifest.router());
      RouterFile.Content content = RouterFile.read(router, manifest, embedding);
      int[] leaves = content.tree().shape().leaves();
      Check.that(
          manifest.experts().keySet().equals(new TreeSet<>(Arrays.stream(leaves).boxed().toList())),
          "%s must name an expert for each of the %d leaves and no other",
          folder.resolve(Manifest.FILE),
          leaves.length);
      return new PathwaysModel(folder, manifest, content.tree(), content.reader());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model in " + folder, e);
    }
  }

  static void verify(Path file, String got, String sha256) {
    Check.that(
        got.equals(sha256),
        "%s is not the file that the manifest names: its sha256 is %s, not %s",
        file,
        got,
        sha256);
  }

  /**
   * Reads one expert.
   *
   * @throws IllegalArgumentException if its file is not the one that the manifest names
   */
  public ExpertData expert(int leaf) {
    return new ExpertReader(this).read(leaf);
  }

  /** Reads all experts. */
  public Assembled assembled() {
    SortedMap<Integer, ExpertData> all = new TreeMap<>();
    manifest.experts().keySet().forEach(leaf -> all.put(leaf, expert(leaf)));
    return new Assembled(tree, reader, manifest.spec(), all);
  }

  /** sha256 of the manifest: equal exactly for equal models. */
  public String fingerprint() {
    return Sha256.of(folder.resolve(Manifest.FILE));
  }

  /** Bytes of the prototypes in single precision: nodes × d × 4. */
  public long routerBytes() {
    return 4L * manifest.nodes() * manifest.dimension();
  }
}
