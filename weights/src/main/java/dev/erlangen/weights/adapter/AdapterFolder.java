package dev.erlangen.weights.adapter;

import dev.erlangen.core.Check;
import dev.erlangen.graph.Parallel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/** The adapters of a folder, read one at a time per thread. */
public final class AdapterFolder {
  private AdapterFolder() {}

  /**
   * The adapters at {@code path}: itself if it is one, otherwise its safetensors files and the
   * subfolders that hold an adapter, in natural order.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static List<Path> list(Path path) {
    Check.that(Files.exists(path), "there is no %s", path);
    if (!Files.isDirectory(path) || AdapterReader.isAdapter(path)) {
      return List.of(path);
    }
    try (Stream<Path> children = Files.list(path)) {
      List<Path> found =
          children
              .filter(c -> AdapterReader.isAdapter(c) || holdsOneFile(c))
              .sorted(Comparator.comparing(Path::toString, NaturalOrder.INSTANCE))
              .toList();
      Check.that(!found.isEmpty(), "%s holds no adapter", path);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holdsOneFile(Path path) {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(f -> f.toString().endsWith(".safetensors")).count() == 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns {@code f} of every adapter, in the order of the paths. Adapters are read in parallel
   * and freed as soon as {@code f} has returned: no more are in memory than there are threads.
   *
   * @param f must not keep tensors
   */
  public static <R> List<R> map(List<Path> paths, Function<Adapter, R> f) {
    return Parallel.map(paths, path -> of(path, f));
  }

  /**
   * As {@link #map}, for those that can be read.
   *
   * @param unreadable is told of the others and why, in the order of the paths
   */
  public static <R> Map<Path, R> mapReadable(
      List<Path> paths, Function<Adapter, R> f, BiConsumer<Path, RuntimeException> unreadable) {
    List<Attempt<R>> attempts = Parallel.map(paths, path -> Attempt.of(() -> of(path, f)));
    Map<Path, R> readable = new LinkedHashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      Attempt<R> attempt = attempts.get(i);
      if (attempt.error() != null) {
        unreadable.accept(paths.get(i), attempt.error());
      } else {
        readable.put(paths.get(i), Objects.requireNonNull(attempt.value()));
      }
    }
    return readable;
  }

  private static <R> R of(Path path, Function<Adapter, R> f) {
    try (PointerScope scope = new PointerScope()) {
      return f.apply(AdapterReader.read(path));
    }
  }

  /** Either a value or why there is none. */
  private record Attempt<R>(@Nullable R value, @Nullable RuntimeException error) {
    static <R> Attempt<R> of(Supplier<R> value) {
      try {
        return new Attempt<>(value.get(), null);
      } catch (IllegalArgumentException | UncheckedIOException e) {
        return new Attempt<>(null, e);
      }
    }
  }
}
