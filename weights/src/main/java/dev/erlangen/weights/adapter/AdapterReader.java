package dev.erlangen.weights.adapter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Reads adapters: a PEFT folder, or a safetensors file of diffusers, kohya-ss or cloneofsimo. The
 * dialect is recognised by the names of the tensors; types F32, F16, BF16 and F64 are kept.
 */
public final class AdapterReader {
  private static final String CONFIG = "adapter_config.json";
  private static final String TENSORS = "adapter_model.safetensors";
  private static final long LARGEST_CONFIG = 16L << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final List<Dialect> FILES =
      List.of(new CloneofsimoDialect(), new KohyaDialect(), new DiffusersDialect());

  private AdapterReader() {}

  /**
   * Reads an adapter.
   *
   * @param path a folder with {@code adapter_config.json} or one safetensors file, or such a file
   * @throws IllegalArgumentException naming the file and the module or tensor that is unusable
   */
  public static Adapter read(Path path) {
    try {
      if (Files.isDirectory(path)) {
        return folder(path);
      }
      if (Refusals.isPickle(path)) {
        throw Refusals.pickle(path);
      }
      Path config = path.resolveSibling(CONFIG);
      boolean peft = String.valueOf(path.getFileName()).equals(TENSORS);
      return peft && Files.isRegularFile(config) ? peft(config, path) : file(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether {@code path} looks like an adapter: a file or a folder that {@link #read} tries. */
  public static boolean isAdapter(Path path) {
    return Files.isDirectory(path)
        ? Files.isRegularFile(path.resolve(CONFIG))
        : path.toString().endsWith(".safetensors");
  }

  private static Adapter folder(Path folder) throws IOException {
    if (Files.isRegularFile(folder.resolve(CONFIG))) {
      Path tensors = folder.resolve(TENSORS);
      if (!Files.isRegularFile(tensors)) {
        Path pickle = folder.resolve("adapter_model.bin");
        if (Files.exists(pickle)) {
          throw Refusals.pickle(pickle);
        }
        throw new IllegalArgumentException(folder + " has no " + TENSORS);
      }
      return peft(folder.resolve(CONFIG), tensors);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(f -> f.toString().endsWith(".safetensors")).sorted().toList();
      Check.that(
          found.size() == 1,
          "%s must hold %s or exactly one safetensors file, it has %d",
          folder,
          CONFIG,
          found.size());
      return file(found.get(0));
    }
  }

  private static Adapter peft(Path config, Path tensors) throws IOException {
    Check.that(Files.size(config) <= LARGEST_CONFIG, "%s is larger than 16 MiB", config);
    try {
      return collect(tensors, new PeftDialect(), parsed(config));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(config + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException(config + " is nested too deeply", e);
    }
  }

  private static PeftConfig parsed(Path config) throws IOException {
    JsonNode json = JSON.readTree(Files.readAllBytes(config));
    try {
      return PeftConfig.of(json);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(config + ": " + e.getMessage(), e);
    }
  }

  private static Adapter file(Path file) throws IOException {
    Set<String> names = SafeTensors.header(file).entries().keySet();
    Refusals.otherMethods(file, names);
    Check.that(
        names.stream().noneMatch(n -> n.startsWith(PeftDialect.PREFIX)),
        "%s is a PEFT file: its scale is in %s, which must stand beside it",
        file,
        CONFIG);
    for (Dialect dialect : FILES) {
      boolean fits =
          names.stream()
              .anyMatch(
                  n ->
                      dialect
                          .key(n)
                          .filter(k -> k.role() == Role.UP || k.role() == Role.DOWN)
                          .isPresent());
      if (fits) {
        return collect(file, dialect, null);
      }
    }
    throw new IllegalArgumentException(
        "%s holds no LoRA pair that is known by its names, such as '%s'"
            .formatted(file, names.stream().findFirst().orElse("(no tensor)")));
  }

  private static Adapter collect(Path file, Dialect dialect, @Nullable PeftConfig config)
      throws IOException {
    Map<String, Tensor> tensors = SafeTensors.read(file);
    Refusals.otherMethods(file, tensors.keySet());
    Pairs pairs = new Pairs(file, dialect, config);
    tensors.forEach(pairs::add);
    Adapter adapter = pairs.adapter();
    if (adapter.format() == Adapter.Format.CLONEOFSIMO) {
      ranks(file, adapter, SafeTensors.header(file).metadata());
    }
    return adapter;
  }

  /** The metadata of a cloneofsimo file repeats the rank of every module. */
  private static void ranks(Path file, Adapter adapter, Map<String, String> metadata) {
    adapter
        .modules()
        .forEach(
            (name, pair) -> {
              String said = metadata.get(name + ":rank");
              Check.that(
                  said == null || said.equals(Long.toString(pair.rank())),
                  "%s: module '%s' has rank %d, its metadata says %s",
                  file,
                  name,
                  pair.rank(),
                  said);
            });
  }
}
