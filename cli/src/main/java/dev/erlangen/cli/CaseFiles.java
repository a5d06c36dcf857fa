package dev.erlangen.cli;

import dev.erlangen.core.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the parity cases that a user names by files and folders. */
public final class CaseFiles {
  private CaseFiles() {}

  /**
   * A case to run.
   *
   * @param file the tensor file or the description
   * @param named whether it was named itself, rather than found in a folder
   */
  public record Case(Path file, boolean named) {}

  /**
   * Returns every case once, in the order of the arguments and of names within a folder.
   *
   * @throws IllegalArgumentException if a path does not exist or a folder holds no case
   */
  public static List<Case> of(List<Path> paths) throws IOException {
    Map<Path, Case> cases = new LinkedHashMap<>();
    for (Path path : paths) {
      Check.that(Files.exists(path), "%s", "no such file or folder: " + path);
      if (Files.isDirectory(path)) {
        List<Path> found = in(path);
        Check.that(!found.isEmpty(), "%s", "no parity case (*.json) in " + path);
        found.forEach(f -> cases.putIfAbsent(stem(f), new Case(f, false)));
      } else {
        cases.put(stem(path), new Case(path, true));
      }
    }
    return new ArrayList<>(cases.values());
  }

  /**
   * The descriptions in a folder; the folder {@code x} beside {@code x.json} is that case's data.
   */
  private static List<Path> in(Path folder) throws IOException {
    List<Path> found;
    try (Stream<Path> all = Files.walk(folder)) {
      found = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    Set<Path> stems = found.stream().map(CaseFiles::stem).collect(Collectors.toSet());
    return found.stream().filter(f -> !within(f, folder, stems)).toList();
  }

  private static boolean within(Path file, Path top, Set<Path> folders) {
    Path root = top.toAbsolutePath().normalize();
    Path parent = file.toAbsolutePath().normalize().getParent();
    while (parent != null && !parent.equals(root)) {
      if (folders.contains(parent)) {
        return true;
      }
      parent = parent.getParent();
    }
    return false;
  }

  private static Path stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.toAbsolutePath()
        .normalize()
        .resolveSibling(dot < 0 ? name : name.substring(0, dot));
  }
}
