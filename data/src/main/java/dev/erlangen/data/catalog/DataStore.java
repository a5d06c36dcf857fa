package dev.erlangen.data.catalog;

import dev.erlangen.core.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the files of data sets: in the mirror folder, else in the cache, else by download.
 *
 * <p>Size and checksum are checked before a file is handed out, every time, wherever it came from.
 *
 * @param mirror folder with files laid out as in the catalog; never written to
 * @param cache folder for downloads
 * @param online whether downloads are allowed
 * @param patience how long a server may be silent
 */
public record DataStore(Optional<Path> mirror, Path cache, boolean online, Duration patience) {
  /** Environment variable, and in lower case with a dot system property, of the mirror folder. */
  public static final String MIRROR = "ERLANGEN_DATA";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Where a file is. */
  public enum Place {
    /** In the mirror folder, intact. */
    MIRROR,
    /** In the cache, intact. */
    CACHE,
    /** Present but with other bytes than published. */
    DAMAGED,
    /** Not here. */
    ABSENT
  }

  /**
   * The state of one file.
   *
   * @param file the file
   * @param place where it is
   * @param path its location, present or not
   */
  public record State(DataFile file, Place place, Path path) {}

  /**
   * Returns the store that the environment describes: mirror from the system property {@code
   * erlangen.data} or the variable {@code ERLANGEN_DATA}; cache from {@code erlangen.cache}, else
   * {@code XDG_CACHE_HOME/erlangen}, else {@code ~/.cache/erlangen}; no downloads if {@code
   * erlangen.offline} is true.
   */
  public static DataStore standard() {
    Optional<Path> mirror = setting(MIRROR).map(Path::of);
    mirror.ifPresent(
        folder -> Check.that(Files.isDirectory(folder), "%s names no folder: %s", MIRROR, folder));
    return new DataStore(mirror, cacheFolder(), !Boolean.getBoolean("erlangen.offline"), PATIENCE);
  }

  /** Returns the folder for everything that can be made again. */
  public static Path cacheFolder() {
    Optional<String> own = setting("ERLANGEN_CACHE");
    if (own.isPresent()) {
      return Path.of(own.get());
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    return xdg != null && !xdg.isBlank()
        ? Path.of(xdg, "erlangen")
        : Path.of(System.getProperty("user.home"), ".cache", "erlangen");
  }

  /** Returns the verified files of an entry in the order of the catalog, downloading if needed. */
  public List<Path> get(Entry entry, Progress progress) {
    return entry.files().stream().map(file -> get(entry, file, progress)).toList();
  }

  /** Returns the verified file of {@code entry} whose path ends with {@code suffix}. */
  public Path get(Entry entry, String suffix) {
    return get(entry, entry.file(suffix), Progress.SILENT);
  }

  /** Returns a verified file, downloading it if needed. */
  public Path get(Entry entry, DataFile file, Progress progress) {
    State state = state(file);
    switch (state.place()) {
      case MIRROR, CACHE -> {
        return state.path();
      }
      case DAMAGED ->
          Check.that(
              state.path().startsWith(cache),
              "%s must have %d bytes and %s, got other content; replace it",
              state.path(),
              file.bytes(),
              file.checksum());
      default -> {}
    }
    Check.that(
        !file.url().isEmpty(),
        "data set '%s': %s is not here and has no download in this form. %s Point %s to a folder"
            + " that has %s",
        entry.name(),
        file.path(),
        entry.note(),
        MIRROR,
        file.path());
    Check.that(online, "data set '%s' is not here and downloads are switched off", entry.name());
    Path target = target(file);
    new Download(patience).fetch(file, target, progress);
    return target;
  }

  /** Returns where every file of an entry is, after reading it whole; downloads nothing. */
  public List<State> verify(Entry entry) {
    return entry.files().stream().map(this::state).toList();
  }

  /** Whether all files of an entry are here and intact. */
  public boolean has(Entry entry) {
    return verify(entry).stream()
        .allMatch(state -> state.place() == Place.MIRROR || state.place() == Place.CACHE);
  }

  private State state(DataFile file) {
    if (mirror.isPresent()) {
      Path path = mirror.get().resolve(file.path());
      if (Files.isRegularFile(path)) {
        return new State(file, isIntact(file, path) ? Place.MIRROR : Place.DAMAGED, path);
      }
    }
    Path path = target(file);
    if (Files.isRegularFile(path)) {
      return new State(file, isIntact(file, path) ? Place.CACHE : Place.DAMAGED, path);
    }
    return new State(file, Place.ABSENT, path);
  }

  private Path target(DataFile file) {
    return cache.resolve("data").resolve(file.path());
  }

  private static boolean isIntact(DataFile file, Path path) {
    try {
      return Files.size(path) == file.bytes() && file.checksum(path).equals(file.checksum());
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private static Optional<String> setting(String variable) {
    String property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
    return Optional.ofNullable(System.getProperty(property, System.getenv(variable)))
        .filter(value -> !value.isBlank());
  }
}
