package dev.erlangen.spark.neuralpathways.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.io.SafeTensorsHeader;
import dev.erlangen.data.io.Sha256;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads experts of one model. Every file is verified every time: what is parsed is what was hashed,
 * whatever happens to the file in between. Experts of a model differ in their numbers only, so a
 * header of the same bytes as the last one in a file of the same length is not parsed again.
 */
final class ExpertReader {
  /** More than the header of any expert takes. */
  private static final long HEADER = 1 << 20;

  private final PathwaysModel model;
  private final int inputs;
  private final List<Slot> slots;
  private final long most;
  private byte[] last = {};
  private @Nullable SafeTensorsHeader header;

  ExpertReader(PathwaysModel model) {
    this.model = model;
    inputs = model.reader().inputs(model.manifest().columns().size());
    slots = model.manifest().spec().slots(inputs, model.manifest().outputs().size());
    most = HEADER + 4L * (model.manifest().expertParameters() + 2L * inputs);
  }

  /**
   * Reads one expert.
   *
   * @throws IllegalArgumentException if its file is not the one that the manifest names
   */
  ExpertData read(int leaf) {
    Manifest.Entry entry = model.manifest().experts().get(leaf);
    Check.that(entry != null, "node %d is no leaf", leaf);
    Path file = ExpertFile.of(model.folder(), leaf);
    try {
      Check.that(Files.isRegularFile(file), "%s is missing", file);
      long size = Files.size(file);
      Check.that(size <= most, "%s has %d bytes, an expert at most %d", file, size, most);
      byte[] content = Files.readAllBytes(file);
      PathwaysModel.verify(file, Sha256.of(content), entry.sha256());
      return ExpertFile.read(file, content, header(file, content), leaf, slots, inputs, entry);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private SafeTensorsHeader header(Path file, byte[] content) {
    SafeTensorsHeader known = header;
    int length = known == null ? 0 : (int) known.dataStart();
    if (known != null
        && content.length == last.length
        && Arrays.equals(content, 0, length, last, 0, length)) {
      return known;
    }
    SafeTensorsHeader fresh = SafeTensors.header(file.toString(), content);
    header = fresh;
    last = content;
    return fresh;
  }
}
