package dev.erlangen.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Examines the places where data sets and runs lie. */
final class Folders {
  private Folders() {}

  static List<Finding> examine() {
    return List.of(mirror(System.getenv("ERLANGEN_DATA")), runs(Path.of("runs").toAbsolutePath()));
  }

  static Finding mirror(@org.jspecify.annotations.Nullable String folder) {
    if (folder == null || folder.isBlank()) {
      return Finding.ok("data mirror", "none (ERLANGEN_DATA is not set); data sets are downloaded");
    }
    return Files.isDirectory(Path.of(folder))
        ? Finding.ok("data mirror", folder)
        : Finding.problem(
            "data mirror",
            "ERLANGEN_DATA is " + folder + ", which is not a folder",
            "correct or unset ERLANGEN_DATA");
  }

  static Finding runs(Path folder) {
    Path existing = folder;
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isWritable(existing)) {
      return Finding.problem(
          "runs", folder + " cannot be written", "work in a folder that you may write to");
    }
    try {
      return Finding.ok(
          "runs",
          "%s, %.1f GiB free"
              .formatted(folder, Surroundings.gib(Files.getFileStore(existing).getUsableSpace())));
    } catch (IOException e) {
      return Finding.note("runs", folder + ": " + e.getMessage(), "check the disk");
    }
  }
}
