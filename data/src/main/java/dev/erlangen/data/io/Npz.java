package dev.erlangen.data.io;

import dev.erlangen.core.Nearest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A NumPy {@code .npz} archive: arrays by name, each read when asked for. */
public final class Npz implements Closeable {
  private static final int MOST_ENTRIES = 10_000;
  private static final String SUFFIX = ".npy";

  private final String name;
  private final ZipFile zip;
  private final Set<String> keys = new TreeSet<>();

  private Npz(String name, ZipFile zip) {
    this.name = name;
    this.zip = zip;
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (entry.getName().endsWith(SUFFIX)) {
        keys.add(entry.getName().substring(0, entry.getName().length() - SUFFIX.length()));
      }
    }
  }

  /** Opens an archive. */
  public static Npz open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file);
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException e) {
      throw BoundedInput.unreadable(file.toString(), e);
    }
    if (zip.size() > MOST_ENTRIES) {
      throw NpyHeader.bad(
          file.toString(), "must have at most " + MOST_ENTRIES + " entries, got " + zip.size());
    }
    return new Npz(file.toString(), zip);
  }

  /** Names of the arrays, in alphabetical order. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(keys);
  }

  /** Reads the array called {@code key}. */
  public NpyArray get(String key) {
    ZipEntry entry = zip.getEntry(key + SUFFIX);
    if (entry == null) {
      throw NpyHeader.bad(
          name, "has no array '" + key + "', only " + keys + Nearest.hint(key, keys));
    }
    String path = name + "!" + key;
    try (InputStream in = zip.getInputStream(entry)) {
      return NpyArray.read(path, in);
    } catch (IOException e) {
      throw BoundedInput.unreadable(path, e);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw BoundedInput.unreadable(name, e);
    }
  }
}
