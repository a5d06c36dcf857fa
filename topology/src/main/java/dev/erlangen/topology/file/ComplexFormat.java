package dev.erlangen.topology.file;

import java.nio.file.Path;
import java.util.Locale;

/** What a file of complexes may hold. */
public enum ComplexFormat {
  /** A triangle mesh in Wavefront OBJ. */
  OBJ,
  /** Graphs as graph6, one per line. */
  GRAPH6,
  /** Molecules as SMILES, one per line, a name behind it if there is one. */
  SMILES,
  /** Cells as text, one per line; an edge list is one. */
  TEXT,
  /** Cells as JSON. */
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that the name of a file stands for. */
  public static ComplexFormat of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    name = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "obj" -> OBJ;
      case "g6", "graph6" -> GRAPH6;
      case "smi", "smiles" -> SMILES;
      case "txt", "edges", "cells" -> TEXT;
      case "json" -> JSON;
      default ->
          throw new IllegalArgumentException(
              "%s: its name does not say what it holds (.obj, .g6, .smi, .txt, .edges, .cells or"
                      .formatted(file)
                  + " .json); --format does");
    };
  }
}
