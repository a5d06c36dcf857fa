package dev.erlangen.bench.lol;

import dev.erlangen.core.Rng;
import dev.erlangen.weights.adapter.Adapter;
import dev.erlangen.weights.adapter.LoraPair;
import dev.erlangen.weights.adapter.PeftWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Random adapters in a temporary folder, removed at the end: 12 matrices 768 × 768, rank 8, F16.
 */
final class AdapterFiles implements AutoCloseable {
  private static final int MODULES = 12;
  private static final long WIDTH = 768;
  private static final int RANK = 8;

  private final Path folder;
  private final List<Path> paths = new ArrayList<>();

  AdapterFiles(int count) {
    try {
      folder = Files.createTempDirectory("adapters");
      Rng rng = new Rng(0);
      for (int i = 0; i < count; i++) {
        Path path = folder.resolve("a" + i);
        try (PointerScope scope = new PointerScope()) {
          PeftWriter.write(random(rng), path);
        }
        paths.add(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Adapter random(Rng rng) {
    Map<String, LoraPair> modules = new LinkedHashMap<>();
    for (int l = 0; l < MODULES; l++) {
      modules.put(
          "h." + l + ".attn.q_proj",
          LoraPair.linear(
              rng.normal(WIDTH, RANK).to(ScalarType.Half),
              rng.normal(RANK, WIDTH).to(ScalarType.Half)));
    }
    return Adapter.of(modules);
  }

  Path folder() {
    return folder;
  }

  List<Path> paths() {
    return paths;
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
