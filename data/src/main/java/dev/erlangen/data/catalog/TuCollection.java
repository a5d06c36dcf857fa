package dev.erlangen.data.catalog;

import dev.erlangen.core.Check;
import dev.erlangen.data.io.Archive;
import dev.erlangen.data.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Brings any data set of the TU collection in its official multi-file format.
 *
 * <p>The collection publishes no checksums. The sha256 of the first download is written beside the
 * archive, and the unpacked files are made from an archive with that sum only.
 */
public final class TuCollection {
  private static final String ADDRESS = "https://www.chrsmrrs.com/graphkerneldatasets/";
  private static final long MOST_BYTES = 2L << 30;

  private TuCollection() {}

  /** Returns the folder with {@code NAME_A.txt} and its companions, downloading it if needed. */
  public static Path folder(DataStore store, String name, Progress progress) {
    Check.that(
        name.matches("[A-Za-z0-9_.-]{1,80}") && !name.startsWith("."),
        "the name of a TU data set has letters, digits, '_', '-' and '.', got '%s'",
        name);
    if (store.mirror().isPresent()) {
      Path folder = store.mirror().get().resolve("tu").resolve(name);
      if (Files.isRegularFile(folder.resolve(name + "_A.txt"))) {
        return folder;
      }
    }
    Path home = store.cache().resolve("data").resolve("tu-official");
    Path folder = home.resolve(name);
    Path zip = home.resolve(name + ".zip");
    if (!Files.isRegularFile(folder.resolve(name).resolve(name + "_A.txt"))) {
      if (!Files.isRegularFile(zip)) {
        Check.that(store.online(), "TU data set '%s' is not here and downloads are off", name);
        new Download(store.patience())
            .fetchUnknown(ADDRESS + name + ".zip", name, MOST_BYTES, zip, progress);
      }
      pin(zip);
      Archive.unzip(zip, folder);
    }
    return folder.resolve(name);
  }

  private static void pin(Path zip) {
    Path pinned = zip.resolveSibling(zip.getFileName() + ".sha256");
    String sum = Sha256.of(zip);
    try {
      if (Files.exists(pinned)) {
        String first = Files.readString(pinned).trim();
        Check.that(
            first.equals(sum), "%s had sha256 %s when downloaded, now has %s", zip, first, sum);
      } else {
        Files.writeString(pinned, sum + "\n");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot keep the checksum of " + zip, e);
    }
  }
}
