package dev.erlangen.data.cache;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.AtomicFile;
import dev.erlangen.data.catalog.DataStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results of preprocessing kept on disk under their {@link CacheKey}.
 *
 * <p>An entry is written to a temporary file, synced and renamed; it carries its key and a CRC-32C.
 * One that is damaged, truncated or foreign is computed anew and replaced. If the disk refuses, the
 * computed value is still returned. Several processes may share a folder.
 *
 * @param folder where the entries are; made when needed
 */
public record DiskCache(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(DiskCache.class);
  private static final String SUFFIX = ".cache";
  private static final String MAGIC = "erlangen-cache-1";

  /** Returns the cache in the folder of {@link DataStore#cacheFolder()}. */
  public static DiskCache standard() {
    return new DiskCache(DataStore.cacheFolder().resolve("processed"));
  }

  /**
   * Returns the value stored under {@code key}, or computes and stores it.
   *
   * @param reader makes the value from the arrays of an entry; must read all of them
   * @param writer writes the arrays of a value
   * @param supplier computes the value
   */
  public <T> T get(
      CacheKey key,
      Function<CacheReader, T> reader,
      BiConsumer<CacheWriter, T> writer,
      Supplier<T> supplier) {
    Path file = folder.resolve(key.hash() + SUFFIX);
    Optional<T> stored = find(key, reader);
    if (stored.isPresent()) {
      return stored.get();
    }
    T value = supplier.get();
    try {
      AtomicFile.write(
          file,
          channel -> {
            CacheWriter out = new CacheWriter(channel);
            out.text(MAGIC).text(key.data()).text(key.transform());
            writer.accept(out, value);
            out.finish();
          });
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("cannot write to the cache {}: {}", folder, e.getMessage());
    }
    return value;
  }

  /** Returns the value stored under {@code key}, if there is a sound one. */
  public <T> Optional<T> find(CacheKey key, Function<CacheReader, T> reader) {
    Path file = folder.resolve(key.hash() + SUFFIX);
    try {
      CacheReader in = open(file);
      if (!in.text().equals(key.data()) || !in.text().equals(key.transform())) {
        throw new IllegalArgumentException("belongs to another key");
      }
      T value = reader.apply(in);
      Check.that(in.atEnd(), "has more content than is read");
      touch(file);
      return Optional.of(value);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("cache entry {} is computed anew: {}", file.getFileName(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Opens an entry after its checksum and its first words have been found right. */
  private static CacheReader open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      Check.that(size > Long.BYTES && size < Integer.MAX_VALUE, "has an impossible size: %d", size);
      ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
      ByteBuffer content = all.slice(0, (int) size - Long.BYTES);
      CRC32C crc = new CRC32C();
      crc.update(content.duplicate());
      long sum = all.order(ByteOrder.LITTLE_ENDIAN).getLong((int) size - Long.BYTES);
      Check.that(sum == crc.getValue(), "has a wrong checksum");
      CacheReader in = new CacheReader(content);
      Check.that(in.text().equals(MAGIC), "is of another version");
      return in;
    }
  }

  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      LOG.debug("cannot mark {} as used", file, e);
    }
  }

  /** Returns all entries, the most recently used first. */
  public List<CacheEntry> list() {
    List<CacheEntry> entries = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return entries;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(SUFFIX) && !name.startsWith(".")) {
          entries.add(
              new CacheEntry(
                  name.substring(0, name.length() - SUFFIX.length()),
                  transform(file),
                  Files.size(file),
                  Files.getLastModifiedTime(file).toInstant()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the cache " + folder, e);
    }
    entries.sort(Comparator.comparing(CacheEntry::lastUsed).reversed());
    return entries;
  }

  private static String transform(Path file) {
    try {
      CacheReader in = open(file);
      in.text();
      return in.text();
    } catch (IOException | IllegalArgumentException e) {
      return "";
    }
  }

  /** Sum of the sizes of all entries. */
  public long bytes() {
    return list().stream().mapToLong(CacheEntry::bytes).sum();
  }

  /**
   * Removes the entries whose hash starts with {@code prefix} (at least four digits, or empty for
   * all) and returns how many there were.
   */
  public int remove(String prefix) {
    Check.that(
        prefix.isEmpty() || prefix.matches("[0-9a-f]{4,64}"),
        "a cache entry is named by at least 4 hex digits of its hash, got '%s'",
        prefix);
    int removed = 0;
    for (CacheEntry entry : list()) {
      if (entry.hash().startsWith(prefix)) {
        try {
          removed += Files.deleteIfExists(folder.resolve(entry.hash() + SUFFIX)) ? 1 : 0;
        } catch (IOException e) {
          throw new UncheckedIOException("cannot remove " + entry.hash(), e);
        }
      }
    }
    return removed;
  }
}
