package dev.erlangen.data.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A result in parts, each an entry of its own.
 *
 * <p>Processes that want the same parts at the same time, and see one folder, share the work: each
 * takes a part that is neither there nor taken, and reads what the others made. A part that was
 * taken by a process that died is free again. Nobody has to know of the others.
 *
 * @param cache where the parts are kept
 */
public record CachedParts(DiskCache cache) {
  private static final int PAUSE_MILLIS = 50;

  /**
   * Returns all parts in order.
   *
   * @param keys one per part
   * @param reader makes a part from the arrays of an entry; must read all of them
   * @param writer writes the arrays of a part
   * @param compute makes a part, given its number
   */
  public <T> List<T> get(
      List<CacheKey> keys,
      Function<CacheReader, T> reader,
      BiConsumer<CacheWriter, T> writer,
      IntFunction<T> compute) {
    @Nullable Object[] parts = new @Nullable Object[keys.size()];
    while (Arrays.stream(parts).anyMatch(Objects::isNull)) {
      boolean progress = false;
      for (int i = 0; i < parts.length; i++) {
        if (parts[i] == null) {
          int part = i;
          parts[i] =
              cache
                  .find(keys.get(i), reader)
                  .or(() -> made(keys.get(part), reader, writer, () -> compute.apply(part)))
                  .orElse(null);
          progress |= parts[i] != null;
        }
      }
      if (!progress) {
        pause();
      }
    }
    @SuppressWarnings("unchecked")
    List<T> typed = (List<T>) new ArrayList<>(Arrays.asList(parts));
    return typed;
  }

  /** Computes a part unless somebody else is about it. */
  private <T> Optional<T> made(
      CacheKey key,
      Function<CacheReader, T> reader,
      BiConsumer<CacheWriter, T> writer,
      Supplier<T> compute) {
    try (Claim claim = Claim.on(cache.folder(), key)) {
      return claim.granted()
          ? Optional.of(cache.get(key, reader, writer, compute))
          : Optional.empty();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another process computes a part", e);
    }
  }
}
