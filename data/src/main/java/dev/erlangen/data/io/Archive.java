package dev.erlangen.data.io;

import dev.erlangen.core.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks zip archives that cannot be trusted: names must stay inside the folder, and the number of
 * entries, their total size and their compression are bounded.
 */
public final class Archive {
  private static final int MOST_ENTRIES = 10_000;
  private static final long MOST_BYTES = 4L << 30;

  private Archive() {}

  /**
   * Unpacks {@code zip} so that {@code folder} appears with everything in it, or not at all.
   * Symbolic links become plain files.
   */
  public static void unzip(Path zip, Path folder) {
    Path temporary = folder.resolveSibling("." + folder.getFileName() + ".unpacking");
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      Check.that(
          archive.size() <= MOST_ENTRIES,
          "%s: must have at most %d entries, got %d",
          zip,
          MOST_ENTRIES,
          archive.size());
      delete(temporary);
      long total = 0;
      for (ZipEntry entry : Collections.list(archive.entries())) {
        Path target = inside(zip, temporary, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.resolveSibling("."));
        try (InputStream in =
            new BoundedInput(zip.toString(), archive.getInputStream(entry), MOST_BYTES - total)) {
          total += Files.copy(in, target);
        }
      }
      delete(folder);
      Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw BoundedInput.unreadable(zip.toString(), e);
    } finally {
      delete(temporary);
    }
  }

  private static Path inside(Path zip, Path folder, String name) {
    boolean plain =
        !name.startsWith("/")
            && name.indexOf('\\') < 0
            && name.indexOf(':') < 0
            && name.chars().noneMatch(Character::isISOControl)
            && !List.of(name.split("/", -1)).contains("..");
    Path target = plain ? folder.resolve(name).normalize() : folder;
    Check.that(
        plain && target.startsWith(folder),
        "%s: an entry must stay inside the folder, got '%s'",
        zip,
        Numbers.quote(name));
    return target;
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot delete " + folder + ": " + e.getMessage(), e);
    }
  }
}
