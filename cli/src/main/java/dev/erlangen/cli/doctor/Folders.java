package dev.erlangen.cli.doctor;

import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.train.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Examines the places where data sets, results of preprocessing and runs lie. */
final class Folders {
  private Folders() {}

  static List<Finding> examine() {
    return List.of(
        mirror(),
        writable("cache", DataStore.cacheFolder(), "set ERLANGEN_CACHE to a folder of yours"),
        writable("runs", RunStore.standard().root(), "set ERLANGEN_RUNS to a folder of yours"));
  }

  private static Finding mirror() {
    try {
      return Finding.ok(
          "data mirror",
          DataStore.standard()
              .mirror()
              .map(Path::toString)
              .orElse("none (ERLANGEN_DATA is not set): data sets are downloaded"));
    } catch (IllegalArgumentException e) {
      return Finding.problem(
          "data mirror", String.valueOf(e.getMessage()), "correct or unset ERLANGEN_DATA");
    }
  }

  /** A folder that need not exist yet, but must be possible to make. */
  static Finding writable(String what, Path folder, String advice) {
    Path existing = folder.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      return Finding.problem(what, folder.toAbsolutePath() + " cannot be written", advice);
    }
    try {
      double free = Surroundings.gib(Files.getFileStore(existing).getUsableSpace());
      String detail = "%s, %.1f GiB free".formatted(folder.toAbsolutePath(), free);
      return free >= 1
          ? Finding.ok(what, detail)
          : Finding.note(what, detail, "make room: checkpoints and data sets need some");
    } catch (IOException e) {
      return Finding.note(what, folder + ": " + e.getMessage(), "check the disk");
    }
  }
}
